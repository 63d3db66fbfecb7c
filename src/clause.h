/* clause: the sentences of a paragraph as words, with each quotation in them as one.
 *
 * What stands inside a quotation is no part of the sentence around it; a sentence ends where sentence.h says so outside
 * of quotations, or at the end of one. Words carry what [say] and the other sections of grammar say of them. */
#ifndef CLAUSE_H
#define CLAUSE_H

#include "quote.h"
#include "sentence.h"

/* A sentence of more words and marks is cut. */
enum { CLAUSE_TOKENS = 384, CLAUSE_BEFORE = 3, CLAUSE_LONG = 3 };

enum token_kind {
	TOKEN_WORD,
	TOKEN_NUMBER,
	TOKEN_QUOTE,
	TOKEN_COMMA,
	TOKEN_COLON,
	TOKEN_STOP,
	TOKEN_DASH,
	TOKEN_OPEN,
	TOKEN_CLOSE,
	TOKEN_MARK
};

typedef struct {
	span at;
	uint32_t grammar; /* GRAM_ flags of a word */
	uint32_t quote;   /* of TOKEN_QUOTE: its place in the array */
	enum token_kind kind;
	bool capital; /* a word, or a quotation, that begins with a capital letter */
} token;

typedef struct {
	token t[CLAUSE_TOKENS];
	int n;
	bool quoted;      /* one of them is a quotation */
	uint32_t grammar; /* the GRAM_ flags that some word has */
} clause;

/* A walk over the sentences of a text. Start it with {.l, .text, .quotes, .sentences, .p = text.p, .broken}; what it is
 * given must stay until its end. A copy is a walk of its own. */
typedef struct {
	const lang *l;
	span text;
	const quote_array *quotes;       /* of the text, in order */
	const sentence_array *sentences; /* as sentence_find found them */
	bool broken;                     /* the text may have line breaks */
	const byte *p;                   /* where the next sentence begins */
	size_t next;                     /* the first quotation that does not begin before p */
	size_t at;                       /* the first place where a sentence may end that is not before p */
} clause_walk;

/* Goes to the sentence in which the next quotation begins, and puts the walks that begin with those before it, at most
 * CLAUSE_BEFORE, into `before`; returns how many there are. */
int clause_skip(clause_walk *w, clause_walk before[CLAUSE_BEFORE]);

/* Goes past the sentences in which no quotation begins and no word stands that a cue begins with or that is a form of
 * reported speech; returns how many there are, as far as that is seen without reading them. */
int clause_skip_plain(clause_walk *w);

/* Whether there is another quotation that clause_next would come to. */
bool clause_has_quote(clause_walk *w);

/* The next sentence, without white space around it; false where there is none. */
bool clause_next(clause_walk *w, clause *c);

/* The bytes of tokens [from, to); empty where there are none. */
span clause_span(const clause *c, int from, int to);

/* A token's kind and grammar; TOKEN_STOP and nothing outside the sentence. */
static inline enum token_kind clause_kind(const clause *c, int i)
{
	return i >= 0 && i < c->n ? c->t[i].kind : TOKEN_STOP;
}
static inline uint32_t clause_grammar(const clause *c, int i) { return i >= 0 && i < c->n ? c->t[i].grammar : 0; }

/* Whether the token may be (a part of) a name or a noun, by its capital letter where nouns have one. */
bool clause_is_noun(const lang *l, const clause *c, int i);

/* Whether a comma, a question mark or an exclamation mark stands before the closing mark of the quotation that is
 * token k. */
bool clause_ends_in_mark(const clause *c, int k);

/* Whether that quotation has CLAUSE_LONG words or more. */
bool clause_is_long(const clause *c, int k);

/* The grammar of a word, which begins a sentence or not; what stands behind it can be read up to `end`. */
uint32_t clause_word(const lang *l, span word, bool first, const byte *end);

/* ---- Parts of a sentence ---- */

enum { CLAUSE_REACH = 60 }; /* tokens from a verb to its particle, its auxiliary, its subject */

/* Whether token i is a finite verb, as far as that is known. */
bool clause_is_finite(const clause *c, int i);

/* Whether it begins a clause: als, wie and the like only at the beginning of the sentence or behind a mark. */
bool clause_opens(const clause *c, int i);

/* Whether a part of the sentence ends before it: at a mark, a conjunction, the end of the sentence. */
bool clause_ends_part(const clause *c, int i);

/* Where a part of the sentence begins that stands between dashes, the second of them before token f; f where none
 * does. */
int clause_dash(const clause *c, int f);

/* The first token of what token f stands in: behind a colon, a dash, a semicolon, a bracket or a quotation that is no
 * part of it. */
int clause_part(const clause *c, int f);

/* Behind the last comma in [from, f); from where there is none. */
int clause_last_comma(const clause *c, int from, int f);

#endif
