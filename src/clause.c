#include "clause.h"

#include <string.h>

#include "mark.h"

enum { WORD_MOST = 63, TAG_WORDS = 8, WORDS_AHEAD = SCAN_BITS + 2 * WORD_HEAD };

/* The grammar of a word that begins with a capital letter, with a small one. */
static uint32_t small_grammar(const lang *l, span word)
{
	byte small[WORD_MOST];
	if (word.n > WORD_MOST) return 0;
	memcpy(small, word.p, word.n);
	if (*word.p < 0x80) small[0] |= 0x20;
	else if (*word.p == 0xC3) small[1] |= 0x20;
	else return 0;
	return lang_grammar(l, (span){small, word.n});
}

uint32_t clause_word(const lang *l, span word, bool first, const byte *end)
{
	uint32_t grammar = word_get_within(&l->grammar, word, end);
	if (!first || grammar || !utf8_is_upper(utf8_at(word.p, word.p + word.n))) return grammar;
	return small_grammar(l, word);
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

/* Behind the word that goes on at p, which is no letter of ASCII. */
static const byte *word_rest(const lang *l, const byte *p, const byte *end)
{
	while (end != p && *p > ' ' && *p != ',') {
		const byte *next = p;
		if (is_two_byte_letter(p, end)) p += 2;
		else if (*p >= 0x80 && utf8_is_word(utf8_next(&next, end))) p = next;
		else if ((next = behind_joint(l, p, end)) != NULL) p = next;
		else return p;
		p = scan_word(p, end);
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

/* Passes the quotations that begin before p, and unclosed ones but the last; whether there are others. */
static bool find_quote(clause_walk *w, const byte *p)
{
	const quote_array *a = w->quotes;
	while (w->next < a->n && (a->p[w->next].at.p < p || !(a->p[w->next].closed || a->p[w->next].open))) w->next++;
	return w->next < a->n;
}

/* The quotation that begins at p and is not inside one before it, or NULL; *from is where to look again. */
static const quote *quote_at(clause_walk *w, const byte *p, const byte **from)
{
	if (!find_quote(w, p)) {
		*from = w->text.p + w->text.n;
		return NULL;
	}
	const quote *q = w->quotes->p + w->next;
	*from = q->at.p;
	return q->at.p == p ? q : NULL;
}

/* The quotation as a token; returns its end. */
static const byte *read_quote(const clause_walk *w, const quote *q, token *t)
{
	span inside = quote_inside(q);
	const byte *end = inside.p + inside.n, *p = utf8_skip_space(inside.p, end);
	*t = (token){.at = q->at,
		.kind = TOKEN_QUOTE,
		.quote = (uint32_t)(q - w->quotes->p),
		.capital = utf8_is_upper(utf8_at(p, end))};
	return q->at.p + q->at.n;
}

/* A compound with a capital letter behind a hyphen is a noun: documenta-Halle, 58-Jährige. */
static bool has_capital_part(span word)
{
	const byte *hyphen = memchr(word.p, '-', word.n);
	return hyphen && utf8_is_upper(utf8_at(hyphen + 1, word.p + word.n));
}

/* The token at p, which is no white space; returns its end. */
static const byte *read_token(const lang *l, const byte *p, const byte *end, bool first, token *t)
{
	int skip = *p == '-' && l->enclitic.n ? enclitic(l, p + 1, end) : -1;
	if (skip >= 0) p += 1 + skip;
	const byte *next = p;
	char32_t c = utf8_next(&next, end);
	*t = (token){.at = {p, (size_t)(next - p)}};
	if (!l->letters.in[*p] && (c < 0x80 || !is_word_at(l, p, end))) {
		t->kind = mark_kind(c);
		return next;
	}
	const byte *plain = next = scan_word(next, end);
	next = word_rest(l, next, end);
	t->at.n = (size_t)(next - p);
	t->kind = utf8_is_digit(c) ? TOKEN_NUMBER : TOKEN_WORD;
	t->capital = (t->kind == TOKEN_WORD && utf8_is_upper(c)) || (next > plain && has_capital_part(t->at));
	if (t->kind == TOKEN_WORD) t->grammar = clause_word(l, t->at, first, end);
	return next;
}

/* Whether what follows a word at p, if anything, is no part of it, as far as that is seen at once. */
static inline bool ends_word(const byte *p, const byte *end)
{
	if (p == end || *p <= ' ' || *p == ',') return true;
	if (*p == '.') return end - p > 1 && p[1] <= ' ';
	return *p < 0x80 && *p != '-' && *p != '\'' && *p != '/' && *p != '&' && *p != '@' && *p != '_';
}

/* The same as read_token, if it is as most are: a short word or number of plain letters that ends at once; else NULL.
 */
static inline const byte *read_plain(const lang *l, const byte *p, const byte *end, bool first, token *t)
{
	scan_short s = scan_short_word(p, end);
	byte begin = *p, next = p[s.n];
	if (s.n == 0 || (next > ' ' && next != ',' && !ends_word(p + s.n, end))) return NULL;
	bool number = begin <= '9', capital = begin < 0x80 ? begin <= 'Z' && !number : p[1] < 0x9F;
	uint32_t grammar = number ? 0 : word_get_short(&l->grammar, s.n, s.head, s.second);
	if (first && capital && !grammar)
		grammar = word_get_short(&l->grammar, s.n, s.head | (begin < 0x80 ? 0x20 : 0x2000), s.second);
	t->at = (span){p, s.n};
	t->grammar = grammar;
	t->kind = number ? TOKEN_NUMBER : TOKEN_WORD;
	t->capital = capital;
	return p + s.n;
}

/* The blanks of a block that stand behind a word, or a comma behind one, and before the next word, as long as nothing
 * else comes between; *all: nothing does before the last byte. */
static inline uint64_t blanks_between(const scan_bits *b, bool *all)
{
	uint64_t commas = b->comma & b->word << 1 & b->blank >> 1;
	uint64_t blanks = b->blank & (b->word | commas) << 1 & b->word >> 1;
	uint64_t others = ~(b->word | commas | blanks);
	*all = others << 1 == 0;
	return blanks & ((others & -others) - 1);
}

/* Adds the words that end before the blanks of the block at p, and their commas, to the sentence; returns what is
 * behind the last blank. */
static inline const byte *add_words(const lang *l, const byte *p, uint64_t blanks, uint64_t commas, clause *c)
{
	token *t = c->t + c->n;
	uint32_t any = 0;
	const byte *from = p;
	for (; blanks; blanks &= blanks - 1) {
		unsigned blank = scan_lowest(blanks), comma = commas >> (blank - 1) & 1;
		const byte *end = p + blank - comma;
		bool number = *from <= '9', capital = (byte)(*from - 'A') < 26 || (*from >= 0x80 && from[1] < 0x9F);
		uint32_t grammar = word_get_within(&l->grammar, (span){from, (size_t)(end - from)}, p + WORDS_AHEAD);
		if (number) grammar = 0;
		t[0] = (token){.at = {from, (size_t)(end - from)},
			.grammar = grammar,
			.kind = number ? TOKEN_NUMBER : TOKEN_WORD,
			.capital = capital};
		t[1] = (token){.at = {end, 1}, .kind = TOKEN_COMMA};
		t += 1 + comma;
		any |= grammar;
		from = p + blank + 1;
	}
	c->n = (int)(t - c->t);
	c->grammar |= any;
	return from;
}

/* Reads words inside a sentence as read_token does, and commas behind them, as long as each has one blank behind it and
 * the next word, as most have. Returns where it ends, which is not behind `quotation`. */
static const byte *read_words(const lang *l, const byte *p, const byte *quotation, const byte *end, clause *c)
{
	bool all = true;
	while (all && end - p >= WORDS_AHEAD && p < quotation && c->n < CLAUSE_TOKENS - SCAN_BITS) {
		scan_bits b = scan_block(p);
		uint64_t blanks = blanks_between(&b, &all);
		if (quotation - p < SCAN_BITS) blanks &= ((uint64_t)1 << (quotation - p)) - 1;
		if (!blanks) break;
		p = add_words(l, p, blanks, b.comma, c);
	}
	return p;
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
		p = read_token(w->l, p, end, i == 0, &t);
		if (t.kind != TOKEN_WORD) return false;
		if (t.grammar & GRAM_SAY) return i > 0;
		if (t.grammar & ~(uint32_t)(GRAM_ARTICLE | GRAM_PRONOUN | GRAM_LINK | GRAM_PREPOSITION | GRAM_KIND |
					    GRAM_SAY_NOUN | GRAM_ADVERB))
			return false;
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
		read_token(w->l, p, end, false, &t);
		bool name = t.kind == TOKEN_WORD && (t.capital || t.grammar & GRAM_LINK);
		if (i == 0 ? t.kind != TOKEN_DASH : !(name || (t.kind == TOKEN_STOP && *t.at.p == '.' && i > 1)))
			return false;
		const byte *behind = t.at.p + t.at.n;
		p = utf8_skip_space(behind, end);
		if (i && (p == end || memchr(behind, '\n', (size_t)(p - behind)))) return true;
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
	if (t->kind != TOKEN_QUOTE) return s->next;
	return (*p != '.' && tag_follows(w, s->next)) || is_signed(w, s->next) ? NULL : s->next;
}

/* Whether white space from p to next, behind a token, ends the sentence as a line end. */
static bool is_line_end(clause_walk *w, const byte *p, const byte *next)
{
	if (next == p || !memchr(p, '\n', (size_t)(next - p))) return false;
	const sentence *s = place_behind(w, p - 1);
	return s && s->ends && s->at.p + s->at.n <= next;
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

/* Reads a token that read_plain has left: the quotation q, if it is one. */
static const byte *read_any(const clause_walk *w, const quote *q, const byte *p, const byte *end, bool first, token *t)
{
	if (q) return read_quote(w, q, t);
	if (*p >= 0x80 || *p == '-' || w->l->letters.in[*p]) return read_token(w->l, p, end, first, t);
	*t = (token){.at = {p, 1}, .kind = mark_kind(*p)};
	return p + 1;
}

bool clause_next(clause_walk *w, clause *c)
{
	const lang *l = w->l;
	const byte *end = w->text.p + w->text.n, *p = utf8_skip_space(w->p, end), *next = NULL;
	const byte *quotation = p; /* where to look for one */
	const bool broken = w->broken;
	c->n = 0;
	c->quoted = false;
	c->grammar = 0;
	for (const byte *skip; !next && p < end && c->n < CLAUSE_TOKENS; p = next ? next : skip) {
		token *t = c->t + c->n;
		bool first = c->n == 0 || t[-1].kind == TOKEN_COLON;
		const quote *q = p < quotation ? NULL : quote_at(w, p, &quotation);
		const byte *behind = q ? NULL : read_plain(l, p, end, first, t);
		p = behind ? behind : read_any(w, q, p, end, first, t);
		bool one = end - p > 1 && *p == ' ' && l->letters.in[p[1]]; /* space before a word, as mostly */
		skip = one ? p + 1 : utf8_skip_space(p, end);
		c->grammar |= t->grammar;
		if (!behind && (t->kind == TOKEN_QUOTE || t->kind == TOKEN_STOP)) {
			c->quoted |= t->kind == TOKEN_QUOTE;
			next = sentence_end(w, t);
			keep(c, next != NULL || skip == end);
		} else {
			c->n++;
		}
		if (!next && broken && is_line_end(w, p, skip)) next = skip;
		if (one && !next && t->kind != TOKEN_COLON) skip = read_words(l, skip, quotation, end, c);
	}
	w->p = p;
	return c->n > 0;
}

bool clause_has_quote(clause_walk *w) { return find_quote(w, w->p); }

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

int clause_skip_plain(clause_walk *w)
{
	const sentence_array *a = w->sentences;
	const byte *end = clause_has_quote(w) ? w->quotes->p[w->next].at.p : w->text.p + w->text.n;
	const byte *limit = lang_cue(w->l, w->p, end);
	int n = 0;
	for (size_t i = w->at; i < a->n && a->p[i].next <= limit; i++) {
		if (!a->p[i].ends || a->p[i].next <= w->p) continue;
		n++;
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

bool clause_ends_in_mark(const clause *c, int k)
{
	span at = c->t[k].at;
	const byte *p = at.p + at.n;
	utf8_prev(at.p, &p);
	char32_t last = utf8_before(at.p, p);
	return last == ',' || last == '?' || last == '!';
}

bool clause_is_long(const clause *c, int k)
{
	span at = c->t[k].at;
	int spaces = 0;
	for (size_t i = 0; i < at.n && spaces < CLAUSE_LONG - 1; i++) spaces += at.p[i] == ' ' || at.p[i] == '\n';
	return spaces == CLAUSE_LONG - 1;
}

/* ---- Parts of a sentence ---- */

static const uint32_t finite =
	GRAM_SAY | GRAM_SAY_BESIDE | GRAM_SPLIT | GRAM_AUXILIARY | GRAM_PASSIVE | GRAM_VERB | GRAM_SUBJUNCTIVE;

bool clause_is_finite(const clause *c, int i) { return clause_grammar(c, i) & finite; }

bool clause_opens(const clause *c, int i)
{
	if (!(clause_grammar(c, i) & (GRAM_THAT | GRAM_CLAUSE))) return false;
	return i == 0 || clause_kind(c, i - 1) != TOKEN_WORD || clause_grammar(c, i - 1) & GRAM_AND ||
	       clause_grammar(c, i) & GRAM_THAT;
}

bool clause_ends_part(const clause *c, int i)
{
	enum token_kind kind = clause_kind(c, i);
	return i >= c->n || (kind != TOKEN_WORD && kind != TOKEN_NUMBER && kind != TOKEN_OPEN) ||
	       clause_grammar(c, i) & GRAM_AND || clause_opens(c, i);
}

int clause_dash(const clause *c, int f)
{
	if (clause_kind(c, f - 1) != TOKEN_DASH) return f;
	for (int i = f - 2; i > 0 && i > f - CLAUSE_REACH; i--) {
		enum token_kind kind = clause_kind(c, i);
		if (kind == TOKEN_QUOTE || kind == TOKEN_COLON || kind == TOKEN_STOP) return f;
		if (kind == TOKEN_DASH) return i;
	}
	return f;
}

int clause_part(const clause *c, int f)
{
	int i = clause_dash(c, f), brackets = 0;
	for (; i > 0; i--) {
		enum token_kind kind = clause_kind(c, i - 1);
		brackets += kind == TOKEN_CLOSE;
		if (brackets) {
			brackets -= kind == TOKEN_OPEN;
			continue;
		}
		if (kind == TOKEN_COLON || kind == TOKEN_STOP || kind == TOKEN_DASH || kind == TOKEN_OPEN) break;
		if (kind == TOKEN_QUOTE &&
			(i - 1 == 0 || clause_kind(c, i - 2) == TOKEN_COLON || clause_kind(c, i) == TOKEN_COMMA))
			break;
	}
	while (i < f && (clause_kind(c, i) == TOKEN_COMMA || clause_grammar(c, i) & GRAM_AND)) i++;
	return i;
}

int clause_last_comma(const clause *c, int from, int f)
{
	int i = f;
	while (i > from && clause_kind(c, i - 1) != TOKEN_COMMA) i--;
	return i;
}
