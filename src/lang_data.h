/* lang_data: the built-in language files, as text; the build makes the table from src/lang in alphabetical order. */
#ifndef LANG_DATA_H
#define LANG_DATA_H

#include "buf.h"

typedef struct {
	const char *code; /* "de" */
	const byte *text;
	size_t n;
} lang_file;

extern const lang_file lang_files[];
extern const size_t lang_files_count;

#endif
