"""Sphinx configuration of both languages; build.py sets the language."""

import logging
from typing import Any

import jieba
from docutils import nodes
from sphinx.application import Sphinx

from govinfo_report import __version__

jieba.setLogLevel(logging.WARNING)

project = "govinfo-report"
author = "The govinfo_report maintainers"
project_copyright = "the govinfo_report maintainers, Apache-2.0"
version = release = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]
source_suffix = {".md": "markdown"}
master_doc = "index"
exclude_patterns = ["_build"]

myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence"]
suppress_warnings = ["myst.header"]

autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
python_maximum_signature_line_length = 88
add_module_names = False

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["pages.css"]
html_show_sphinx = False
html_copy_source = False
html_show_sourcelink = False
templates_path = ["_templates"]
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/language.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
html_theme_options = {"footer_icons": []}
locale_dirs = ["../locale"]
toc_object_entries_show_parents = "hide"

_OTHER_LANGUAGE = {"zh_CN": ("en", "English"), "en": ("zh", "中文")}
_CHINESE_FROM = "\u2e80"


def _join_chinese_lines(app: Sphinx, doctree: nodes.document) -> None:
    """Chinese has no blanks between sentences: a line break after a Chinese character prints nothing."""
    if not app.config.language.startswith("zh"):
        return
    for text in list(doctree.findall(nodes.Text)):
        if text == "\n":
            before = text.parent[text.parent.index(text) - 1].astext()
            if before and before[-1] >= _CHINESE_FROM:
                text.parent.remove(text)


def _name_other_language(app: Sphinx, *arguments: Any) -> None:
    """Every page links its counterpart in the other language."""
    context = arguments[2]
    context["other_language"] = _OTHER_LANGUAGE[app.config.language]


def setup(app: Sphinx) -> dict[str, bool]:
    """Register what this configuration adds to Sphinx."""
    app.connect("doctree-read", _join_chinese_lines)
    app.connect("html-page-context", _name_other_language)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
