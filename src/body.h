/* body: writes a text without what goes, and tells the side file, if there is one, what became of it.
 *
 * What goes is left out; or, aligned, spaces and line ends of the same length stand for it; or it is highlighted. */
#ifndef BODY_H
#define BODY_H

#include "output.h"
#include "sidefile.h"

/* The caller sets all but the last member. */
typedef struct {
	output *out;
	sidefile *side;  /* NULL: none */
	bool wanted;     /* else nothing is written */
	bool aligned;    /* each byte keeps its offset */
	bool mark;       /* what goes is written, too, and highlighted */
	bool unfinished; /* what stays does not end in a line feed so far; the caller may say that it does */
} body;

/* The next bytes of the input: they stay, or go. Bytes that are no UTF-8 are replaced if `out` says so. */
void body_keep(body *b, span text);
void body_drop(body *b, span text);

/* Bytes that the input has not. */
void body_add(body *b, span text);

/* Aligned: a line of the input becomes a form feed line, or with `zero` a NUL, and blanks. */
void body_separate(body *b, span line, bool zero);

#endif
