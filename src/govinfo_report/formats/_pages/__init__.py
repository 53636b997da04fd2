"""Reports as printed pages: one list of blocks, which the writers of HTML, DOCX, XLSX and PDF draw."""
