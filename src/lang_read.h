/* lang_read: the reader of language files (lang(5)), built-in ones and the user's. */
#ifndef LANG_READ_H
#define LANG_READ_H

#include "lang.h"

enum lang_reading {
	LANG_WHOLE,
	LANG_BRIEF,  /* only what tells languages apart: the settings and [common] */
	LANG_OVERLAY /* a user's file: a word leaves the sections that say something else of it */
};

/* Adds what the text says to the language; what is read later wins. Nothing of the text is kept. What does not parse
 * ends the program with status 2 (`file:line: what is wrong`). lang_derive is to follow the last text. */
void lang_read(lang *l, const char *file, span text, enum lang_reading how);

#endif
