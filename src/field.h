/* field: header fields: `Key: value` and `key=value` lines, as in a mail, folded or not. */
#ifndef FIELD_H
#define FIELD_H

#include "line.h"

typedef struct {
	span key, value; /* trimmed; the value may have line ends in it, where it is folded */
	span at;         /* both, and what is between */
	byte mark;       /* ':' or '=' */
} field;

/* Takes the next field off `text`: a line, and those behind it that begin with white space. False if it does not begin
 * with one. */
bool field_next(span *text, field *f);

#endif
