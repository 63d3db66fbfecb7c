#include "boundary.h"

#include <string.h>

/* What the rules look at. */
typedef struct {
	const lang *l;
	const byte *start, *end; /* the text */
	const byte *sentence;
	const byte *at;     /* the first terminator */
	char32_t mark;
	bool single;        /* one full stop, and nothing attached */
	const byte *behind; /* the terminators and what is attached */
	const byte *next;   /* what comes behind the white space, */
	const byte *word;   /* and behind its opening marks and dashes */
	char32_t first;     /* the character at `word`, 0 at the end */
	span before;        /* the word before the point, without the point */
	uint32_t flags;     /* what the language knows of it, with its point */
} point;

typedef enum { UNSURE, BREAK, JOIN } verdict;

/* Characters */

static bool is_terminator(const lang *l, const byte *p, size_t n) { return lang_word(l, (span){p, n}) & LANG_TERMINATOR; }

bool boundary_is_candidate(const lang *l, const byte *p, const byte *end)
{
	if (*p < 0x80) return l->terminators.in[*p];
	int n = utf8_length(p, end);
	return n > 0 && is_terminator(l, p, (size_t)n);
}

bool boundary_is_closer(char32_t c)
{
	if (c < 0x80) return c == '"' || c == '\'' || c == ')' || c == ']' || c == '}';
	return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Pe | UC_CATEGORY_MASK_Pf | UC_CATEGORY_MASK_Pi);
}

static bool is_opener(char32_t c)
{
	if (c < 0x80) return c == '"' || c == '\'' || c == '(' || c == '[' || c == '{';
	return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Ps | UC_CATEGORY_MASK_Pi | UC_CATEGORY_MASK_Pf);
}

static bool is_dash(char32_t c) { return c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2022; }

/* Behind the terminators at p and the closing marks attached to them. */
static const byte *skip_attached(const lang *l, const byte *p, const byte *end)
{
	while (p < end) {
		const byte *next = p;
		if (l->terminators.in[*p] && boundary_is_candidate(l, p, end)) utf8_next(&next, end);
		else if (!boundary_is_closer(utf8_next(&next, end))) break;
		p = next;
	}
	return p;
}

/* Behind opening marks and dashes, at most BOUNDARY_MARKS of them, with white space between. */
static const byte *skip_opening(const byte *p, const byte *end)
{
	for (int i = 0; i < BOUNDARY_MARKS && p < end; i++) {
		const byte *next = p;
		char32_t c = utf8_next(&next, end);
		if (!is_opener(c) && !is_dash(c)) break;
		p = is_dash(c) ? utf8_skip_space(next, end) : next;
	}
	return p;
}

static bool in_word(char32_t c)
{
	static const bool ascii[0x80] = {
		['-'] = 1, ['.'] = 1, ['/'] = 1, ['0'] = 1, ['1'] = 1, ['2'] = 1, ['3'] = 1, ['4'] = 1, ['5'] = 1, ['6'] = 1, ['7'] = 1,
		['8'] = 1, ['9'] = 1, ['A'] = 1, ['B'] = 1, ['C'] = 1, ['D'] = 1, ['E'] = 1, ['F'] = 1, ['G'] = 1, ['H'] = 1, ['I'] = 1,
		['J'] = 1, ['K'] = 1, ['L'] = 1, ['M'] = 1, ['N'] = 1, ['O'] = 1, ['P'] = 1, ['Q'] = 1, ['R'] = 1, ['S'] = 1, ['T'] = 1,
		['U'] = 1, ['V'] = 1, ['W'] = 1, ['X'] = 1, ['Y'] = 1, ['Z'] = 1, ['a'] = 1, ['b'] = 1, ['c'] = 1, ['d'] = 1, ['e'] = 1,
		['f'] = 1, ['g'] = 1, ['h'] = 1, ['i'] = 1, ['j'] = 1, ['k'] = 1, ['l'] = 1, ['m'] = 1, ['n'] = 1, ['o'] = 1, ['p'] = 1,
		['q'] = 1, ['r'] = 1, ['s'] = 1, ['t'] = 1, ['u'] = 1, ['v'] = 1, ['w'] = 1, ['x'] = 1, ['y'] = 1, ['z'] = 1};
	return c < 0x80 ? ascii[c] : utf8_is_word(c);
}

span boundary_word_before(const byte *start, const byte *p)
{
	const byte *from = p;
	while (from > start && p - from < BOUNDARY_WORD) {
		const byte *before = from;
		if (!in_word(utf8_prev(start, &before))) break;
		from = before;
	}
	return (span){from, (size_t)(p - from)};
}

/* The word at p: letters and digits. */
static span word_at(const byte *p, const byte *end)
{
	const byte *q = p;
	while (q < end && q - p < BOUNDARY_WORD) {
		const byte *next = q;
		if (!utf8_is_word(utf8_next(&next, end))) break;
		q = next;
	}
	return (span){p, (size_t)(q - p)};
}

static span next_word(const point *t) { return word_at(t->word, t->end); }

static bool next_is(const point *t, uint32_t flag) { return lang_word(t->l, next_word(t)) & flag; }

/* The word before the one at p. */
static span word_before_that(const point *t, const byte *p)
{
	const byte *q = utf8_trim_space(t->start, p);
	return boundary_word_before(t->start, q);
}

static bool all_digits(span s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9') return false;
	return s.n > 0;
}

static bool all_roman(span s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!memchr("IVXLCDM", s.p[i], 7)) return false;
	return s.n > 0;
}

static size_t characters(span s) { return utf8_count(s.p, s.p + s.n); }

/* Rules: each says BREAK, JOIN, or UNSURE and leaves it to the next. */

/* Nothing follows. */
static verdict rule_end(const point *t) { return t->next == t->end ? BREAK : UNSURE; }

/* 3.14, example.org, "Was?", er: something is attached. A terminator of a script without spaces needs none behind it. */
static verdict rule_attached(const point *t)
{
	if (t->next > t->behind) return UNSURE;
	return t->mark >= 0x3000 ? BREAK : JOIN;
}

/* A small letter goes on with the sentence. */
static verdict rule_lower_case(const point *t) { return utf8_is_lower(t->first) ? JOIN : UNSURE; }

/* So does a comma, a colon, a semicolon. */
static verdict rule_punctuation(const point *t)
{
	return t->first == ',' || t->first == ';' || t->first == ':' ? JOIN : UNSURE;
}

/* ! and ? and their like, and whatever has marks attached, end a sentence. */
static verdict rule_mark(const point *t) { return t->single ? UNSURE : BREAK; }

/* 1. Text: the number of an item, or its letter. */
static verdict rule_item(const point *t)
{
	return t->before.p == t->sentence && (all_digits(t->before) ? t->before.n < 4 : characters(t->before) == 1) ? JOIN : UNSURE;
}

/* The parts of an abbreviation that ends at the point, without white space: longest first "i.H.v.", then "H.v.", "v." */
typedef struct {
	byte text[BOUNDARY_WORD * 2];
	size_t n, starts[BOUNDARY_PARTS + 1];
	size_t parts;
} parts;

static void read_parts(const point *t, parts *found)
{
	span words[BOUNDARY_PARTS];
	size_t n = 0;
	const byte *p = t->at;
	do {
		span w = boundary_word_before(t->start, p);
		if (w.n == 0 || w.n >= BOUNDARY_WORD / BOUNDARY_PARTS) break;
		words[n++] = w;
		p = utf8_trim_space(t->start, w.p);
	} while (n < BOUNDARY_PARTS && p > t->start && *--p == '.');
	*found = (parts){0};
	while (n--) {
		found->starts[found->parts++] = found->n;
		memcpy(found->text + found->n, words[n].p, words[n].n);
		found->n += words[n].n;
		found->text[found->n++] = '.';
	}
}

/* z. B.: the point stands inside a longer abbreviation, or at its end. */
static verdict rule_abbreviation_part(const point *t)
{
	if (!(t->flags & LANG_PART)) return UNSURE;
	span w = boundary_word_before(t->start, t->at), next = word_at(t->next, t->end);
	byte text[BOUNDARY_WORD * 2];
	if (w.n + next.n + 2 > sizeof text || next.n == 0) return UNSURE;
	memcpy(text, w.p, w.n);
	text[w.n] = '.';
	memcpy(text + w.n + 1, next.p, next.n);
	text[w.n + 1 + next.n] = '.';
	bool stop = next.p + next.n < t->end && next.p[next.n] == '.';
	size_t n = w.n + 1 + next.n;
	return lang_word(t->l, (span){text, n + stop}) & (LANG_PART | LANG_ABBREVIATION | LANG_ABBREVIATION_FINAL) ? JOIN : UNSURE;
}

static verdict rule_abbreviation(const point *t) { return t->flags & LANG_ABBREVIATION ? JOIN : UNSURE; }

/* Nr. 5, Abs. 2 */
static verdict rule_abbreviation_number(const point *t)
{
	if (!(t->flags & LANG_ABBREVIATION_NUMBER)) return UNSURE;
	return utf8_is_digit(t->first) || all_roman(next_word(t)) ? JOIN : UNSURE;
}

/* usw., Inc.: ends a sentence if the next word opens one. */
static verdict rule_abbreviation_final(const point *t)
{
	if (!(t->flags & LANG_ABBREVIATION_FINAL)) return UNSURE;
	return next_is(t, LANG_OPENER) ? BREAK : JOIN;
}

/* J. S. Bach, H.-J. Vogel */
static verdict rule_initial(const point *t)
{
	span w = t->before;
	const byte *p = w.p + w.n, *last = p;
	if (w.n == 0 || !utf8_is_upper(utf8_prev(w.p, &last))) return UNSURE;
	if (last > w.p && last[-1] != '.' && last[-1] != '-') return UNSURE;
	return next_is(t, LANG_OPENER) ? BREAK : JOIN;
}

/* 1. November, 8. Klasse; the language writes ordinals with a full stop. */
static verdict rule_ordinal(const point *t)
{
	if (!t->l->ordinal_stop || !(all_digits(t->before) || all_roman(t->before))) return UNSURE;
	uint32_t next = lang_word(t->l, next_word(t));
	uint32_t before = lang_word(t->l, word_before_that(t, t->before.p));
	if (next & (LANG_MONTH | LANG_ORDINAL_NOUN)) return JOIN;
	if (t->before.n > 2 && all_digits(t->before)) return BREAK;
	if (before & LANG_ORDINAL_BEFORE) return JOIN;
	if (next & LANG_OPENER || before & LANG_CARDINAL_BEFORE) return BREAK;
	return JOIN;
}

/* o.k., a.b.: short parts with stops between them look like an abbreviation. */
static verdict rule_shape(const point *t)
{
	size_t part = 0, stops = 0;
	for (size_t i = 0; i < t->before.n; i++) {
		byte c = t->before.p[i];
		if (c == '.') stops++;
		part = c == '.' ? 0 : part + 1;
		if (part > 2 || (c >= '0' && c <= '9')) return UNSURE;
	}
	if (stops == 0) return UNSURE;
	return next_is(t, LANG_OPENER) ? BREAK : JOIN;
}

static verdict rule_stop(const point *t)
{
	(void)t;
	return BREAK;
}

static const struct {
	const char *name;
	verdict (*judge)(const point *);
} rules[] = {
	{"line", NULL},
	{"paragraph", NULL},
	{"end", rule_end},
	{"attached", rule_attached},
	{"lower-case", rule_lower_case},
	{"punctuation", rule_punctuation},
	{"mark", rule_mark},
	{"item", rule_item},
	{"abbreviation-part", rule_abbreviation_part},
	{"abbreviation", rule_abbreviation},
	{"abbreviation-number", rule_abbreviation_number},
	{"abbreviation-final", rule_abbreviation_final},
	{"ordinal", rule_ordinal},
	{"initial", rule_initial},
	{"shape", rule_shape},
	{"stop", rule_stop},
};

enum { RULES = sizeof rules / sizeof *rules };

const char *boundary_rule_name(unsigned rule) { return rules[rule].name; }

/* What the language knows of the word before the point: as it stands with its point, with the parts before it, or behind its last hyphen. */
static uint32_t flags_before(const point *t)
{
	span w = t->before;
	uint32_t flags = lang_word(t->l, (span){w.p, w.n + 1});
	if (w.n < BOUNDARY_WORD / BOUNDARY_PARTS && w.p > t->start) {
		parts p;
		read_parts(t, &p);
		for (size_t i = 0; i + 1 < p.parts; i++) {
			uint32_t longer = lang_word(t->l, (span){p.text + p.starts[i], p.n - p.starts[i]});
			if (longer) return longer;
		}
	}
	for (size_t i = w.n; !flags && i > 0; i--)
		if (w.p[i - 1] == '-' || w.p[i - 1] == '/') return lang_word(t->l, (span){w.p + i, w.n + 1 - i});
	return flags;
}

boundary boundary_judge(const lang *l, span text, const byte *sentence, const byte *p)
{
	point t = {.l = l, .start = text.p, .end = text.p + text.n, .sentence = sentence, .at = p};
	t.mark = utf8_at(p, t.end);
	t.behind = skip_attached(l, p, t.end);
	t.next = utf8_skip_space(t.behind, t.end);
	t.word = skip_opening(t.next, t.end);
	t.first = utf8_at(t.word, t.end);
	t.single = t.mark == '.' && t.behind == p + 1;
	if (t.single) {
		t.before = boundary_word_before(t.start, p);
		t.flags = flags_before(&t);
	}
	for (unsigned i = BOUNDARY_OWN;; i++) {
		verdict v = rules[i].judge(&t);
		if (v != UNSURE) return (boundary){.end = t.behind, .next = t.next, .breaks = v == BREAK, .rule = i};
	}
}

bool boundary_is_final(const lang *l, const byte *start, const byte *p)
{
	for (int i = 0; i < BOUNDARY_MARKS && p > start; i++) {
		const byte *before = p;
		char32_t c = utf8_prev(start, &before);
		if (is_terminator(l, before, (size_t)(p - before))) return true;
		if (!boundary_is_closer(c)) return false;
		p = before;
	}
	return false;
}
