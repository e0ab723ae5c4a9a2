"""Documents by the million: rows in, rows of scores out. Everything here needs pyarrow, the extra ``authlint[corpus]``."""
