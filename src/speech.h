/* speech: the quotations of a paragraph with their kinds, and who says them; and what is said without quotation marks.
 */
#ifndef SPEECH_H
#define SPEECH_H

#include "indirect.h"
#include "kind.h"

enum { SPEECH_MARK = 8 }; /* bytes of an opening mark that are remembered */

typedef struct {
	quote quote; /* where it is and what its marks are; indirect speech has none, and the depth 1 */
	attribution by;
	uint64_t sentence; /* the caller's: the number of the sentence in its document */
	uint32_t parent;   /* 1 + the place in the array of the quotation around it; 0: none */
	byte kind;         /* an enum kind */
	byte rule;         /* see speech_rule_name */
	bool goes_on;      /* it goes on with what the outermost quotation before it began */
	bool led;          /* nobody is known to say it but whoever the text before it leads to, see speech_state */
} speech;

typedef struct {
	speech *p;
	size_t n, cap;
} speech_array; /* owned; zero it to start with */

/* What is known of the document; zero it to start with, and at each document by speech_document. The options are the
 * caller's. */
typedef struct {
	bool indirect; /* find indirect speech, too */
	bool plain;    /* the caller has no use for kinds and speakers: each closed quotation is a fragment */
	enum newline newline;
	quote_state marks;
	byte mark[SPEECH_MARK]; /* what opened the quotation that was open at the end of the paragraph before */
	size_t mark_bytes;      /* 0: none was open */
	/* Who says the quotation with which the next paragraph begins, if nobody else does: named before a colon at
	 * the end of the text (`colon`); or in its last sentence, with a quotation, where that paragraph is nothing
	 * but one. `keeps`: nobody, but the text was such a paragraph, and what led to it leads on. */
	attribution leads;
	bool colon, keeps;
	attribution last; /* who spoke last in the paragraph */
	int silence;      /* how many sentences ago that was */
	/* The sentences right before the one at hand, oldest first, in which nobody is known to speak: not yet read,
	 * or with p NULL nobody does. */
	clause_walk before[CLAUSE_BEFORE];
	int n_before;
	sentence_counter sentences; /* of the text at hand, unless `plain` */
	quote_array quotes;
	clause clause;
	cue_list cues;
	clause passed; /* a sentence of `before` as it is read */
	cue_list passed_cues;
	indirect_array reported;
} speech_state;

void speech_document(speech_state *state);

/* Whether the quotation that was open at the end of the last text goes on in this one: it begins with such a mark, or
 * is a further piece of the paragraph. */
bool speech_reopens(const speech_state *state, span text, bool first);

/* Appends what (a piece of) a paragraph holds to *out, in the order of the starts. `first`: a paragraph begins with it.
 */
void speech_find(const lang *l, span text, bool first, speech_state *state, speech_array *out);

/* The rule that decided its kind. */
const char *speech_rule_name(const speech *s);

void speech_free(speech_state *state, speech_array *out);

#endif
