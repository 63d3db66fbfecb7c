/* cue: the words of a sentence that say that somebody says something, and who.
 *
 * Verbs of saying (finite, with a separated particle, with an auxiliary), sources (laut …, nach Angaben von …, …
 * zufolge, according to …), and adverbs that point to a source named before (demnach). */
#ifndef CUE_H
#define CUE_H

#include "subject.h"

enum { CUE_MOST = 24 }; /* of a sentence */

enum cue_kind {
	CUE_SAY,    /* a verb of saying */
	CUE_BESIDE, /* a verb that says something only with a quotation */
	CUE_SOURCE, /* a source */
	CUE_ADVERB, /* the source was named before */
	CUE_NOUN    /* a noun of saying: X is of the opinion that … */
};

typedef struct {
	enum cue_kind kind;
	int verb, last; /* the first and the last token of the cue */
	int finite;     /* the token of its finite verb; of a source, its first token */
	int from, to;   /* the tokens of who speaks; from == to: not said */
	bool points;    /* they stand before the cue, and it is finite */
	bool reported;  /* its verb is in a form of reported speech: another says that they say it */
} cue;

typedef struct {
	cue c[CUE_MOST];
	int n;
} cue_list;

/* All cues of a sentence, in the order of their first tokens. */
void cue_find(const lang *l, const clause *c, cue_list *out);

/* Whom the preposition of an agent ("von …") names between tokens i and end; false if it names nobody. */
bool cue_agent(const lang *l, const clause *c, int i, int end, int *from, int *to);

#endif
