"""WordprocessingML names."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARAGRAPH, RUN, WORDS = f"{W}p", f"{W}r", f"{W}t"
TABLE, ROW, CELL = f"{W}tbl", f"{W}tr", f"{W}tc"
BOX, STRUCTURED, CONTENT = f"{W}txbxContent", f"{W}sdt", f"{W}sdtContent"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
