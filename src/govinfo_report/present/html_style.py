"""The style sheet of the page: readable on a screen of any width, and on A4."""

__all__ = ["STYLE"]

STYLE = """
body{margin:0;font:16px/1.6 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;color:#1a1a1a;background:#fff}
main{max-width:72rem;margin:0 auto;padding:1rem}
article{border-top:3px solid #444;margin-top:2rem}
h1,h2,h3,h4{line-height:1.3;overflow-wrap:anywhere}
a{color:#0b4a8f}
.standing{font-weight:bold;font-size:1.1rem}
.standing.ok{color:#14532d}
.standing.all-zero,.standing.incomplete,.standing.warned{color:#6b4200}
.standing.faulty,.standing.unread,.standing.no-report{color:#9b1c1c}
.findings{padding-left:2.2rem}
.findings li{margin:0 0 .8rem;padding:.4rem .7rem;border-left:5px solid #555;overflow-wrap:anywhere}
.findings li.error{border-color:#b00020}.findings li.warning{border-color:#8a5a00}
.findings li.information{border-color:#0b5394}
.contents{padding-left:2.2rem;margin:.3rem 0 1rem}.contents li{overflow-wrap:anywhere}
.changes{margin:.1rem 0;padding-left:1.4rem}.findings .changes li{margin:0;padding:0;border:0}
.where{color:#444}
.title{font-weight:bold;font-size:1.15rem;text-align:center}
section{margin-bottom:1.5rem}
.scroll{overflow-x:auto;margin:.5rem 0}
table{border-collapse:collapse;font-size:.9rem}
caption{text-align:left;font-weight:bold;padding:.2rem 0}
th,td{border:1px solid #777;padding:.25rem .45rem}
th{background:#f1f1f1;font-weight:normal;text-align:left}
th[scope=col],th[scope=colgroup],.corner{text-align:center}
.corner{max-width:16rem}
td{text-align:right;min-width:3rem}
th[scope=col]{min-width:3.2rem}td.words{text-align:left}
th[scope=row]{min-width:8rem}
.empty{color:#555;font-style:italic}
.own,mark{font-weight:bold}
.near.error{background:#fdf1f1}.near.warning{background:#fff8e6}.near.information{background:#eff5fc}
.own.error,mark.error{background:#fbd5d5;color:#1a1a1a}
.own.warning,mark.warning{background:#ffe7a8;color:#1a1a1a}
.own.information,mark.information{background:#d5e6f8;color:#1a1a1a}
td.own,th.own{outline:2px solid #333;outline-offset:-2px}
.ref{white-space:nowrap;color:#1a1a1a}
:target{outline:3px solid #0b4a8f}
@page{size:A4;margin:14mm}
@media print{body{font-size:10pt}main{padding:0;max-width:none}.scroll{overflow:visible}
table{font-size:7.5pt;width:100%}th,td{padding:1pt 2pt}th[scope=row]{min-width:0}
h3,h4{break-after:avoid}
tr,.scroll,.findings li{break-inside:avoid}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
"""
