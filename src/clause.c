#include "clause.h"

#include <string.h>

#include "boundary.h"
#include "mark.h"

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

/* Whether the hyphen before p ties a pronoun to the verb before that: dit-il, a-t-elle. How many bytes stand between
 * the hyphen and the pronoun, then; else -1. */
static int enclitic(const lang *l, const byte *p, const byte *end)
{
	int skip = end - p > 2 && *p == 't' && p[1] == '-' ? 2 : 0;
	const byte *word = p + skip, *behind = word;
	while (behind < end && l->letters.in[*behind]) behind++;
	if (is_word_at(l, behind, end)) return -1;
	return lang_in(l->enclitic, (span){word, (size_t)(behind - word)}) ? skip : -1;
}

/* Behind what may stand inside a word: a hyphen, an apostrophe, a full stop or a slash with a word behind it; & too.
 * NULL if there is none. */
static const byte *behind_joint(const lang *l, const byte *p, const byte *end)
{
	char32_t c = utf8_next(&p, end);
	if (c == '-' && l->enclitic.n && enclitic(l, p, end) >= 0) return NULL;
	if (c != '-' && c != '\'' && c != 0x2019 && c != '.' && c != '/' && c != '&' && c != '@' && c != '_')
		return NULL;
	return is_word_at(l, p, end) ? p : NULL;
}

static const byte *word_end(const lang *l, const byte *p, const byte *end)
{
	for (;;) {
		while (p < end && l->letters.in[*p]) p++;
		if (p == end || *p <= ' ' || *p == ',') return p;
		const byte *next = p;
		if (is_two_byte_letter(p, end)) p += 2;
		else if (*p >= 0x80 && utf8_is_word(utf8_next(&next, end))) p = next;
		else if ((next = behind_joint(l, p, end)) != NULL) p = next;
		else return p;
	}
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

/* A compound with a capital letter behind a hyphen is a noun: documenta-Halle, 58-Jährige. */
static bool has_capital_part(span word)
{
	const byte *hyphen = memchr(word.p, '-', word.n);
	return hyphen && utf8_is_upper(utf8_at(hyphen + 1, word.p + word.n));
}

/* The token at p, which is no white space. */
static void read_token(const clause_walk *w, const byte *p, bool first, token *t)
{
	const lang *l = w->l;
	const byte *end = w->text.p + w->text.n;
	int skip = *p == '-' && l->enclitic.n ? enclitic(l, p + 1, end) : -1;
	if (skip >= 0) p += 1 + skip;
	const byte *next = p;
	char32_t c = utf8_next(&next, end);
	t->at = (span){p, (size_t)(next - p)};
	t->grammar = 0;
	t->capital = false;
	if (!is_word_at(l, p, end)) {
		t->kind = mark_kind(c);
		return;
	}
	t->at.n = (size_t)(word_end(l, next, end) - p);
	t->kind = utf8_is_digit(c) ? TOKEN_NUMBER : TOKEN_WORD;
	if (t->kind == TOKEN_WORD) t->grammar = clause_word(l, t->at, first);
	t->capital = utf8_is_upper(c) || has_capital_part(t->at);
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
	for (int i = 0; i < TAG_WORDS && p < end; i++) {
		token t;
		read_token(w, p, i == 0, &t);
		if (t.kind != TOKEN_WORD) return false;
		if (t.grammar & GRAM_SAY) return i > 0 && !w->l->verb_second;
		if (t.grammar & ~(uint32_t)(GRAM_ARTICLE | GRAM_PRONOUN | GRAM_LINK | GRAM_PREPOSITION | GRAM_KIND |
					    GRAM_SAY_NOUN | GRAM_ADVERB))
			return false;
		p = t.at.p + t.at.n;
		if (p < end && *p == '.') p++; /* of an abbreviation */
		p = utf8_skip_space(p, end);
	}
	return false;
}

/* Whether what begins at p signs the quotation before it: a dash, and a name up to the line's end. */
static bool is_signed(const clause_walk *w, const byte *p)
{
	const byte *end = w->text.p + w->text.n;
	token t = {0};
	for (int i = 0; i < TAG_WORDS && p < end; i++) {
		read_token(w, p, false, &t);
		bool name = t.kind == TOKEN_WORD && (t.capital || t.grammar & GRAM_LINK);
		if (i == 0 ? t.kind != TOKEN_DASH : !(name || (t.kind == TOKEN_STOP && *t.at.p == '.' && i > 1)))
			return false;
		const byte *behind = t.at.p + t.at.n;
		p = utf8_skip_space(behind, end);
		if (i && (p == end || memchr(behind, '\n', (size_t)(p - behind)))) return true;
	}
	return false;
}

/* Where the next sentence begins if one ends with the token; NULL if none does. `brackets`: one may be open. */
static const byte *sentence_end(const clause_walk *w, const byte *sentence, bool brackets, const token *t)
{
	const byte *p = t->kind == TOKEN_STOP && *t->at.p != ';' ? t->at.p : NULL;
	if (t->kind == TOKEN_QUOTE) p = inner_stop(w->l, w->quotes->p + t->quote);
	if (!p) return NULL;
	boundary b;
	boundary_judge(w->l, w->text, sentence, brackets, p, &b);
	if (!b.breaks || b.end < t->at.p + t->at.n) return NULL;
	if (t->kind != TOKEN_QUOTE) return b.next;
	return (*p != '.' && tag_follows(w, b.next)) || is_signed(w, b.next) ? NULL : b.next;
}

/* Whether white space from p to next ends the sentence, as a line end. */
static bool is_line_end(const clause_walk *w, const byte *p, const byte *next)
{
	return w->lines && next > p && memchr(p, '\n', (size_t)(next - p)) != NULL;
}

/* Keeps the token that was read last; a full stop that ends nothing (of an abbreviation, an ordinal number) belongs to
 * the word before it. */
static void keep(clause *c, bool ends)
{
	const token *t = c->t + c->n;
	token *last = c->n ? c->t + c->n - 1 : NULL;
	bool stop = !ends && t->kind == TOKEN_STOP && *t->at.p == '.' && last && last->at.p + last->at.n == t->at.p;
	if (stop && (last->kind == TOKEN_WORD || last->kind == TOKEN_NUMBER)) last->at.n++;
	else c->n++;
}

/* Behind the white space at p; most often that is one space. */
static const byte *behind_space(const byte *p, const byte *end)
{
	if (end - p >= 2 && *p == ' ' && p[1] > ' ' && p[1] < 0x80) return p + 1;
	return utf8_skip_space(p, end);
}

bool clause_next(clause_walk *w, clause *c)
{
	const byte *end = w->text.p + w->text.n, *p = utf8_skip_space(w->p, end), *sentence = p;
	int brackets = 0;
	c->n = 0;
	c->quoted = false;
	while (p < end && c->n < CLAUSE_TOKENS) {
		const quote *q = quote_at(w, p);
		bool first = c->n == 0 || c->t[c->n - 1].kind == TOKEN_COLON;
		token *t = c->t + c->n;
		if (q) read_quote(w, q, t);
		else read_token(w, p, first, t);
		c->quoted |= q != NULL;
		brackets += t->kind == TOKEN_OPEN ? 1 : t->kind == TOKEN_CLOSE && brackets ? -1 : 0;
		p = t->at.p + t->at.n;
		bool may_end = t->kind == TOKEN_STOP || q;
		const byte *next = may_end ? sentence_end(w, sentence, brackets > 0, t) : NULL,
			   *skip = behind_space(p, end);
		keep(c, next != NULL || skip == end);
		if (next || is_line_end(w, p, skip)) {
			p = next ? next : skip;
			break;
		}
		p = skip;
	}
	w->p = p;
	return c->n > 0;
}

/* Where the line begins that is `lines` before the one that holds p, not before `start`. */
static const byte *lines_back(const byte *start, const byte *p, int lines)
{
	for (; start < p; p--)
		if (p[-1] == '\n' && lines-- == 0) break;
	return p;
}

void clause_skip(clause_walk *w)
{
	const quote_array *a = w->quotes;
	const byte *end = w->text.p + w->text.n, *starts[CLAUSE_BEFORE + 1];
	while (w->next < a->n && (a->p[w->next].at.p < w->p || !(a->p[w->next].closed || a->p[w->next].open)))
		w->next++;
	const byte *limit = w->next < a->n ? a->p[w->next].at.p : end;
	const byte *p = w->lines ? lines_back(w->p, limit, CLAUSE_BEFORE) : w->p, *sentence = p;
	int n = 0;
	bool bracket = false;
	starts[n++] = p;
	for (p = scan(p, limit, &w->l->terminators); p < limit; p = scan(p, limit, &w->l->terminators)) {
		boundary b = {.end = p + 1};
		bracket |= *p == '(' || *p == '[';
		if (mark_is_terminator(w->l, p, end)) boundary_judge(w->l, w->text, sentence, bracket, p, &b);
		p = b.end > p ? b.end : p + 1;
		if (!b.breaks || b.next > limit) continue;
		sentence = p = b.next;
		bracket = false;
		if (n == CLAUSE_BEFORE + 1) memmove(starts, starts + 1, CLAUSE_BEFORE * sizeof *starts), n--;
		starts[n++] = sentence;
	}
	w->p = starts[0];
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
