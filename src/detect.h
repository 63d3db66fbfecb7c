/* detect: which language a document is in, by its frequent words (section [common] of the language files).
 *
 * The first DETECT_BYTES of a document, white space not counted, are looked at, a paragraph at a time; each of
 * these is judged by the evidence up to its end, and what follows by the last judgement, as does what
 * comes after DETECT_CHANGES changes of it. Where nothing speaks for
 * a language it is the one that und.lang names as `default`; in another script than that one's, the first that has a
 * file for it. */
#ifndef DETECT_H
#define DETECT_H

#include "lang_set.h"

enum {
	DETECT_BYTES = 2048,
	DETECT_LANGS = 64,
	DETECT_CHANGES = 2 /* how often a document's language may become another: each that was judged stays loaded */
};

/* The languages to choose from. */
typedef struct {
	lang_set *set;
	lang *langs[DETECT_LANGS]; /* in brief */
	size_t n, fallback;        /* fallback: an index of langs */
	word_table common;         /* word -> 1 + an index of `known` */
	uint64_t *known;           /* a bit for each language that has the word */
	size_t n_known, cap_known;
} detector;

/* What is known of the document; the caller zeroes it at each document. */
typedef struct {
	size_t seen; /* bytes, white space not counted */
	unsigned score[DETECT_LANGS];
	unsigned letters[DETECT_LANGS]; /* words in the script of each language */
	const lang *language;           /* the judgement so far, NULL at first */
	int changes;                    /* how often it became another */
} detect_state;

/* Reads what tells the languages apart; they themselves come from the set, which must outlive the detector. */
void detect_open(detector *d, lang_set *set);
void detect_free(detector *d);

/* The language of `text`, the next paragraph (or line) of the document. Never NULL. */
const lang *detect_paragraph(const detector *d, detect_state *state, span text);

#endif
