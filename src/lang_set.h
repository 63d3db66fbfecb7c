/* lang_set: the languages that are known, read when they are asked for.
 *
 * The built-in files are embedded, and read by the same reader as a user's. `und.lang` is read first into every
 * language, so each language has what it has. */
#ifndef LANG_SET_H
#define LANG_SET_H

#include "lang.h"

/* A rules file of the user's, laid over every language. */
typedef struct {
	const char *name; /* borrowed */
	buf text;
} lang_overlay;

/* The known languages. Zero it to start with. */
typedef struct {
	lang **loaded; /* one for each built-in file, NULL until asked for */
	uint64_t time; /* counts what is asked for */
	lang_overlay *overlays;
	size_t n_overlays, cap_overlays;
	bool loose; /* for each language; set before one is asked for */
} lang_set;

/* Lays the file `name` over every language of the set, none of which has been asked for yet; what is laid later wins.
 * Ends the program with status 2 where it cannot be read or does not parse (`file:line: what is wrong`). */
void lang_set_overlay(lang_set *set, const char *name);

/* Appends the rules in force for a language, in the form of a rules file: the texts that it was read from, in their
 * order. */
void lang_set_list(const lang_set *set, const char *code, buf *out);

/* How many languages have a file, und included, and their codes, in alphabetical order. */
size_t lang_set_known(void);
const char *lang_set_code(size_t i);

/* The language with this code, read if it is not loaded; NULL where there is none. */
const lang *lang_set_get(lang_set *set, const char *code);

/* Empties all languages but the `keep` that were asked for last. A pointer to one stays good, what it handed out does
 * not; it is read again when it is asked for, and then its `reading` is another. */
void lang_set_trim(lang_set *set, size_t keep);

/* Of a language that has a file only the settings and [common], read quickly; owned by the caller. */
lang *lang_set_brief(const char *code);

void lang_set_free(lang_set *set);

#endif
