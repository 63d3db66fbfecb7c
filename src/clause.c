#include "clause.h"

#include <string.h>

#include "mark.h"

enum { WORD_MOST = 63, TAG_WORDS = 8 };

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

/* Whether two bytes at p are a letter, as far as that is seen at once: one up to U+027F, but for × and ÷. */
static bool is_two_byte_letter(const byte *p, const byte *end)
{
	if (*p < 0xC3 || *p > 0xC9 || end - p < 2 || (p[1] & 0xC0) != 0x80) return false;
	return *p != 0xC3 || (p[1] != 0x97 && p[1] != 0xB7);
}

static bool is_word_at(const lang *l, const byte *p, const byte *end)
{
	return p < end &&
	       (l->letters.in[*p] || is_two_byte_letter(p, end) || (*p >= 0x80 && utf8_is_word(utf8_at(p, end))));
}

/* Behind what may stand inside a word: a hyphen, an apostrophe, a full stop or a slash with a word behind it; & too.
 * NULL if there is none. */
static const byte *behind_joint(const lang *l, const byte *p, const byte *end)
{
	char32_t c = utf8_next(&p, end);
	if (c != '-' && c != '\'' && c != 0x2019 && c != '.' && c != '/' && c != '&' && c != '@' && c != '_')
		return NULL;
	return is_word_at(l, p, end) ? p : NULL;
}

/* Behind the word that goes on at p, which is no letter of ASCII. */
static const byte *word_rest(const lang *l, const byte *p, const byte *end)
{
	while (p<end && * p> ' ' && *p != ',') {
		const byte *next = p;
		if (is_two_byte_letter(p, end)) p += 2;
		else if (*p >= 0x80 && utf8_is_word(utf8_next(&next, end))) p = next;
		else if ((next = behind_joint(l, p, end)) != NULL) p = next;
		else return p;
		while (p < end && l->letters.in[*p]) p++;
	}
	return p;
}

static enum token_kind mark_kind(char32_t c)
{
	switch (c) {
	case ',': return TOKEN_COMMA;
	case ':': return TOKEN_COLON;
	case '.':
	case '!':
	case '?':
	case ';':
	case 0x2026: return TOKEN_STOP;
	case 0x2013:
	case 0x2014:
	case 0x2015:
	case '-': return TOKEN_DASH;
	case '(':
	case '[': return TOKEN_OPEN;
	case ')':
	case ']': return TOKEN_CLOSE;
	default: return TOKEN_MARK;
	}
}

/* The quotation that begins at p and is not inside one before it, or NULL; those before p are passed, and unclosed ones
 * but the last. */
static const quote *quote_at(clause_walk *w, const byte *p)
{
	const quote_array *a = w->quotes;
	while (w->next < a->n && (a->p[w->next].at.p < p || !(a->p[w->next].closed || a->p[w->next].open))) w->next++;
	return w->next < a->n && a->p[w->next].at.p == p ? a->p + w->next : NULL;
}

static void read_quote(const clause_walk *w, const quote *q, token *t)
{
	span inside = quote_inside(q);
	const byte *end = inside.p + inside.n, *p = utf8_skip_space(inside.p, end);
	*t = (token){.at = q->at,
		.kind = TOKEN_QUOTE,
		.quote = (size_t)(q - w->quotes->p),
		.capital = utf8_is_upper(utf8_at(p, end))};
}

/* A compound with a capital letter behind a hyphen is a noun: documenta-Halle. */
static bool has_capital_part(span word)
{
	const byte *hyphen = memchr(word.p, '-', word.n);
	return hyphen && utf8_is_upper(utf8_at(hyphen + 1, word.p + word.n));
}

/* The token at p, which is no white space. */
static inline void read_token(const clause_walk *w, const byte *p, bool first, token *t)
{
	const lang *l = w->l;
	const byte *end = w->text.p + w->text.n, *next = p;
	char32_t c = utf8_next(&next, end);
	bool ascii = l->letters.in[*p];
	*t = (token){.at = {p, (size_t)(next - p)}};
	if (!ascii && (*p < 0x80 || !is_word_at(l, p, end))) {
		t->kind = mark_kind(c);
		return;
	}
	while (next < end && l->letters.in[*next]) next++;
	const byte *behind = next<end && * next> ' ' ? word_rest(l, next, end) : next;
	t->at.n = (size_t)(behind - p);
	t->kind = utf8_is_digit(c) ? TOKEN_NUMBER : TOKEN_WORD;
	if (t->kind == TOKEN_NUMBER) {
		t->capital = has_capital_part(t->at);
		return;
	}
	t->grammar = clause_word(l, t->at, first);
	t->capital = utf8_is_upper(c) || (behind > next && has_capital_part(t->at));
}

/* The terminator with which a quotation ends, inside its marks; NULL if there is none. */
static const byte *inner_stop(const lang *l, const quote *q)
{
	span inside = quote_inside(q);
	const byte *end = utf8_trim_space(inside.p, inside.p + inside.n), *p = end;
	for (int i = 0; i < 3 && inside.p < p; i++) {
		utf8_prev(inside.p, &p);
		if (mark_is_terminator(l, p, end)) return p;
	}
	return NULL;
}

/* Whether what begins at p says who said the question or exclamation before it: “Why?” Mr. Smith asked. A name, then a
 * verb of saying. */
static bool tag_follows(const clause_walk *w, const byte *p)
{
	const byte *end = w->text.p + w->text.n;
	for (int i = 0; i < TAG_WORDS && p < end && !w->l->verb_second; i++) {
		token t;
		read_token(w, p, i == 0, &t);
		if (t.kind != TOKEN_WORD) return false;
		if (t.grammar & GRAM_SAY) return i > 0;
		if (t.grammar & ~(uint32_t)(GRAM_ARTICLE | GRAM_PRONOUN | GRAM_LINK | GRAM_PREPOSITION | GRAM_KIND |
					    GRAM_SAY_NOUN | GRAM_ADVERB))
			return false;
		p = t.at.p + t.at.n;
		if (p < end && *p == '.') p++; /* of an abbreviation */
		p = utf8_skip_space(p, end);
	}
	return false;
}

/* The first place behind p where a sentence may end; NULL where there is none. Those before it are passed. */
static const sentence *place_behind(clause_walk *w, const byte *p)
{
	const sentence_array *a = w->sentences;
	while (w->at < a->n && a->p[w->at].at.p + a->p[w->at].at.n <= p) w->at++;
	return w->at < a->n ? a->p + w->at : NULL;
}

/* Where the next sentence begins if one ends with the token; NULL if none does. */
static const byte *sentence_end(clause_walk *w, const token *t)
{
	const byte *p = t->kind == TOKEN_STOP && *t->at.p != ';' ? t->at.p : NULL;
	if (t->kind == TOKEN_QUOTE) p = inner_stop(w->l, w->quotes->p + t->quote);
	if (!p || !mark_is_terminator(w->l, p, w->text.p + w->text.n)) return NULL;
	const sentence *s = place_behind(w, p);
	if (!s || !s->ends || s->at.p + s->at.n < t->at.p + t->at.n) return NULL;
	return t->kind == TOKEN_QUOTE && *p != '.' && tag_follows(w, s->next) ? NULL : s->next;
}

/* Whether white space from p to next, behind a token, ends the sentence as a line end. */
static bool is_line_end(clause_walk *w, const byte *p, const byte *next)
{
	if (!w->broken || next == p || !memchr(p, '\n', (size_t)(next - p))) return false;
	const sentence *s = place_behind(w, p - 1);
	return s && s->ends && s->at.p + s->at.n <= next;
}

/* Keeps the token that was read last; a full stop that ends nothing (of an abbreviation, an ordinal number) belongs to
 * the word before it. */
static void keep(clause *c, bool ends)
{
	const token *t = c->t + c->n;
	token *last = c->n ? c->t + c->n - 1 : NULL;
	c->grammar |= t->grammar;
	bool stop = !ends && t->kind == TOKEN_STOP && *t->at.p == '.' && last && last->at.p + last->at.n == t->at.p;
	if (stop && (last->kind == TOKEN_WORD || last->kind == TOKEN_NUMBER)) last->at.n++;
	else c->n++;
}

bool clause_next(clause_walk *w, clause *c)
{
	const byte *end = w->text.p + w->text.n, *p = utf8_skip_space(w->p, end), *quotation = p;
	c->n = 0;
	c->grammar = 0;
	while (p < end && c->n < CLAUSE_TOKENS) {
		token *t = c->t + c->n;
		const quote *q = NULL;
		if (quotation <= p) {
			q = quote_at(w, p);
			quotation = w->next < w->quotes->n ? w->quotes->p[w->next].at.p : end;
		}
		if (q) read_quote(w, q, t);
		else read_token(w, p, c->n == 0 || c->t[c->n - 1].kind == TOKEN_COLON, t);
		p = t->at.p + t->at.n;
		const byte *skip = utf8_skip_space(p, end), *next = NULL;
		if (q || t->kind == TOKEN_STOP) next = sentence_end(w, t);
		keep(c, next != NULL || skip == end);
		bool ends = next || is_line_end(w, p, skip);
		p = next ? next : skip;
		if (ends) break;
	}
	w->p = p;
	return c->n > 0;
}

bool clause_has_quote(clause_walk *w)
{
	quote_at(w, w->p);
	return w->next < w->quotes->n;
}

int clause_skip(clause_walk *w, clause_walk before[CLAUSE_BEFORE])
{
	const sentence_array *a = w->sentences;
	int n = 0;
	if (!clause_has_quote(w)) return 0;
	const byte *limit = w->quotes->p[w->next].at.p;
	for (size_t i = w->at; i < a->n && a->p[i].next <= limit; i++) {
		if (!a->p[i].ends || a->p[i].next <= w->p) continue;
		if (n == CLAUSE_BEFORE) memmove(before, before + 1, (size_t)--n * sizeof *before);
		before[n++] = *w;
		w->p = a->p[i].next;
		w->at = i + 1;
	}
	return n;
}

span clause_span(const clause *c, int from, int to)
{
	if (from < 0 || from >= to || to > c->n) return (span){0};
	const token *a = c->t + from, *b = c->t + to - 1;
	return (span){a->at.p, (size_t)(b->at.p + b->at.n - a->at.p)};
}

bool clause_is_noun(const lang *l, const clause *c, int i)
{
	const uint32_t other = ~(uint32_t)(GRAM_SAY_NOUN | GRAM_KIND | GRAM_SAID);
	if (clause_kind(c, i) == TOKEN_NUMBER) return c->t[i].capital; /* 58-Jährige */
	if (clause_kind(c, i) != TOKEN_WORD || c->t[i].grammar & other) return false;
	return c->t[i].capital || !l->nouns_capital;
}
