#include "clause.h"

#include <string.h>

enum { WORD_MOST = 63, TAG_WORDS = 8 };

void clause_begin(clause_walk *w, const lang *l, span text, const quote_array *quotes, size_t from, bool lines)
{
	*w = (clause_walk){.l = l, .text = text, .quotes = quotes, .next = from, .p = text.p, .lines = lines};
}

/* The word as the language file may have it: a sentence's first word is looked up with a small letter, too. */
uint32_t clause_word(const lang *l, span word, bool first)
{
	uint32_t grammar = lang_grammar(l, word);
	const byte *p = word.p;
	if (!first || grammar || word.n > WORD_MOST - UTF8_MAX) return grammar;
	char32_t c = utf8_next(&p, word.p + word.n);
	if (!utf8_is_upper(c)) return grammar;
	byte small[WORD_MOST + 1];
	size_t rest = (size_t)(word.p + word.n - p), n = word.n - rest;
	memcpy(small, word.p, word.n);
	if (c < 0x80) small[0] |= 0x20;
	else if (n == 2 && c >= 0xC0 && c < 0xDF) small[1] = (byte)(small[1] | 0x20);
	else return grammar;
	return lang_grammar(l, (span){small, word.n});
}

/* What may stand inside a word: a hyphen, an apostrophe, a full stop or a slash with a word behind it; & too. */
static bool joins(const byte *p, const byte *end, const byte **behind)
{
	char32_t c = utf8_next(&p, end);
	if (c != '-' && c != '\'' && c != 0x2019 && c != '.' && c != '/' && c != '&' && c != '@' && c != '_') return false;
	*behind = p;
	return utf8_is_word(utf8_at(p, end));
}

static const byte *word_end(const byte *p, const byte *end)
{
	const byte *next = p, *behind;
	while (p < end) {
		next = p;
		if (utf8_is_word(utf8_next(&next, end))) p = next;
		else if (joins(p, end, &behind)) p = behind;
		else break;
	}
	return p;
}

static enum token_kind mark_kind(char32_t c)
{
	switch (c) {
	case ',': return TOKEN_COMMA;
	case ':': return TOKEN_COLON;
	case '.': case '!': case '?': case ';': case 0x2026: return TOKEN_STOP;
	case 0x2013: case 0x2014: case 0x2015: case '-': return TOKEN_DASH;
	case '(': case '[': return TOKEN_OPEN;
	case ')': case ']': return TOKEN_CLOSE;
	default: return TOKEN_MARK;
	}
}

/* The quotation that begins at p and is not inside one before it, or NULL; those before p are passed, and unclosed ones but the last. */
static const quote *quote_at(clause_walk *w, const byte *p)
{
	const quote_array *a = w->quotes;
	while (w->next < a->n && (a->p[w->next].at.p < p || !(a->p[w->next].closed || a->p[w->next].open))) w->next++;
	return w->next < a->n && a->p[w->next].at.p == p ? a->p + w->next : NULL;
}

static token quote_token(const clause_walk *w, const quote *q)
{
	span inside = quote_inside(q);
	const byte *end = inside.p + inside.n, *p = utf8_skip_space(inside.p, end);
	return (token){.at = q->at, .kind = TOKEN_QUOTE, .quote = (size_t)(q - w->quotes->p), .capital = utf8_is_upper(utf8_at(p, end))};
}

/* The token at p, which is no white space. */
static token token_at(const clause_walk *w, const byte *p, bool first)
{
	const byte *end = w->text.p + w->text.n, *next = p;
	char32_t c = utf8_next(&next, end);
	if (!utf8_is_word(c)) return (token){.at = {p, (size_t)(next - p)}, .kind = mark_kind(c)};
	span word = {p, (size_t)(word_end(p, end) - p)};
	if (utf8_is_digit(c)) return (token){.at = word, .kind = TOKEN_NUMBER};
	return (token){.at = word, .kind = TOKEN_WORD, .grammar = clause_word(w->l, word, first), .capital = utf8_is_upper(c)};
}

/* The terminator with which a quotation ends, inside its marks; NULL if there is none. */
static const byte *inner_stop(const lang *l, const quote *q)
{
	span inside = quote_inside(q);
	const byte *end = utf8_trim_space(inside.p, inside.p + inside.n), *p = end;
	for (int i = 0; i < 3 && inside.p < p; i++) {
		utf8_prev(inside.p, &p);
		if (boundary_is_candidate(l, p, end)) return p;
	}
	return NULL;
}

/* Whether what begins at p says who said the question or exclamation before it: “Why?” Mr. Smith asked. A name, then a verb of saying. */
static bool tag_follows(const clause_walk *w, const byte *p)
{
	const byte *end = w->text.p + w->text.n;
	for (int i = 0; i < TAG_WORDS && p < end; i++) {
		token t = token_at(w, p, i == 0);
		if (t.kind != TOKEN_WORD) return false;
		if (t.grammar & GRAM_SAY) return i > 0 && !w->l->verb_second;
		if (t.grammar & ~(uint32_t)(GRAM_ARTICLE | GRAM_PRONOUN | GRAM_LINK | GRAM_PREPOSITION | GRAM_KIND | GRAM_SAY_NOUN | GRAM_ADVERB)) return false;
		p = t.at.p + t.at.n;
		if (p < end && *p == '.') p++; /* of an abbreviation */
		p = utf8_skip_space(p, end);
	}
	return false;
}

/* Where the next sentence begins if one ends with the token; NULL if none does. */
static const byte *sentence_end(const clause_walk *w, const byte *sentence, const token *t)
{
	const byte *p = t->kind == TOKEN_STOP && *t->at.p != ';' ? t->at.p : NULL;
	if (t->kind == TOKEN_QUOTE) p = inner_stop(w->l, w->quotes->p + t->quote);
	if (!p) return NULL;
	boundary b;
	boundary_judge(w->l, w->text, sentence, true, p, &b);
	if (!b.breaks || b.end < t->at.p + t->at.n) return NULL;
	return t->kind == TOKEN_QUOTE && *p != '.' && tag_follows(w, b.next) ? NULL : b.next;
}

/* Whether white space from p to next ends the sentence, as a line end. */
static bool is_line_end(const clause_walk *w, const byte *p, const byte *next)
{
	return w->lines && next > p && memchr(p, '\n', (size_t)(next - p)) != NULL;
}

/* Adds the token; a full stop that ends nothing (of an abbreviation, an ordinal number) belongs to the word before it. */
static void add(clause *c, const token *t, bool ends)
{
	token *last = c->n ? c->t + c->n - 1 : NULL;
	bool stop = !ends && t->kind == TOKEN_STOP && *t->at.p == '.' && last && last->at.p + last->at.n == t->at.p;
	if (stop && (last->kind == TOKEN_WORD || last->kind == TOKEN_NUMBER)) last->at.n++;
	else c->t[c->n++] = *t;
}

bool clause_next(clause_walk *w, clause *c)
{
	const byte *end = w->text.p + w->text.n, *p = utf8_skip_space(w->p, end), *sentence = p;
	c->n = 0;
	c->quoted = false;
	while (p < end && c->n < CLAUSE_TOKENS) {
		const quote *q = quote_at(w, p);
		bool first = c->n == 0 || c->t[c->n - 1].kind == TOKEN_COLON;
		token t = q ? quote_token(w, q) : token_at(w, p, first);
		c->quoted |= q != NULL;
		p = t.at.p + t.at.n;
		const byte *next = sentence_end(w, sentence, &t), *skip = utf8_skip_space(p, end);
		add(c, &t, next != NULL || skip == end);
		if (next || is_line_end(w, p, skip)) {
			p = next ? next : skip;
			break;
		}
		p = skip;
	}
	w->p = p;
	return c->n > 0;
}

span clause_span(const clause *c, int from, int to)
{
	if (from < 0 || from >= to || to > c->n) return (span){0};
	const token *a = c->t + from, *b = c->t + to - 1;
	return (span){a->at.p, (size_t)(b->at.p + b->at.n - a->at.p)};
}

enum token_kind clause_kind(const clause *c, int i) { return i >= 0 && i < c->n ? c->t[i].kind : TOKEN_STOP; }

uint32_t clause_grammar(const clause *c, int i) { return i >= 0 && i < c->n ? c->t[i].grammar : 0; }

bool clause_is_noun(const lang *l, const clause *c, int i)
{
	const uint32_t other = ~(uint32_t)(GRAM_SAY_NOUN | GRAM_KIND | GRAM_SAID);
	if (clause_kind(c, i) != TOKEN_WORD || c->t[i].grammar & other) return false;
	return c->t[i].capital || !l->nouns_capital;
}
