#include "boundary.h"

#include <string.h>

enum { NOTE_LONGEST = 4, WORD_LEAST = 3, WORD_LONG = 5, ITEM_LONGEST = 8, SOURCE_LONGEST = 24, QUOTE_FAR = 256 };
enum { BRACKET_FAR = 256, FRONTED_WORDS = 6, BEGUN_WORDS = 2, REMARK_LONGEST = 40 };
enum { SHORT_WORD = 4, LONG_WORD = 6, QUOTED_LONGEST = 512 };
enum {
	ABBREVIATIONS =
		LANG_ABBREVIATION | LANG_ABBREVIATION_FINAL | LANG_ABBREVIATION_NUMBER | LANG_ABBREVIATION_CLOSING
};

/* What the rules look at. */
typedef struct {
	const lang *l;
	const byte *start, *end; /* the text */
	const byte *sentence;
	bool brackets;  /* one may be open in the sentence */
	const byte *at; /* the first terminator */
	char32_t mark;
	bool single;        /* one full stop, and nothing attached */
	const byte *behind; /* the terminators and what is attached */
	const byte *next;   /* what comes behind the white space, */
	const byte *word;   /* and behind its opening marks and dashes */
	char32_t first;     /* the character at `word`, 0 at the end */
	span before;        /* the word before the point, without the point */
	uint32_t flags;     /* what the language knows of it, with its point, */
	bool several;       /* as an abbreviation of several parts */
} point;

typedef enum { UNSURE, BREAK, JOIN } verdict;

/* Characters */

static bool is_terminator(const lang *l, const byte *p, size_t n)
{
	return lang_word(l, (span){p, n}) & LANG_TERMINATOR;
}

bool boundary_is_candidate(const lang *l, const byte *p, const byte *end)
{
	if (*p < 0x80) return l->terminators.in[*p] && !boundary_bracket(*p);
	if (l->unicode) return uax29_is_terminator(p, end);
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
	if (c == 0xA1 || c == 0xBF) return true; /* ¡ ¿ */
	return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Ps | UC_CATEGORY_MASK_Pi | UC_CATEGORY_MASK_Pf);
}

/* A note number: ¹ */
static bool is_raised(char32_t c) { return c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079); }

static bool is_dash(char32_t c) { return c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2022; }

/* Behind a reference to a note at p, "[12]" or "[a]"; p if there is none. */
static const byte *skip_note(const byte *p, const byte *end)
{
	if (p == end || *p != '[') return p;
	const byte *q = p + 1;
	while (q < end && q - p <= NOTE_LONGEST && *q >= '0' && *q <= '9') q++;
	if (q == p + 1 && q < end && *q >= 'a' && *q <= 'z') q++;
	return q > p + 1 && q < end && *q == ']' ? q + 1 : p;
}

/* Behind notes, each with white space before it or not, but no line feed: what is attached to a mark is on its line. */
static const byte *skip_notes(const byte *p, const byte *end)
{
	for (;;) {
		const byte *note = utf8_skip_space(p, end), *behind = skip_note(note, end);
		if (behind == note || memchr(p, '\n', (size_t)(note - p))) return p;
		p = behind;
	}
}

/* The terminators of scripts without spaces, which nothing parts from what opens behind them. */
static bool is_wide(char32_t c) { return c >= 0x3000; }

/* Whether a straight quotation mark at p opens: an even number of them stands before it in its sentence, as far as one
 * looks back. */
static bool straight_opens(const byte *sentence, const byte *p)
{
	bool even = true;
	for (const byte *q = p; q > sentence && p - q < QUOTE_FAR;)
		if (*--q == '"') even = !even;
	return even;
}

/* Behind a wide terminator “ does not close, and " only if it is open. */
static bool closes_behind_wide(const byte *sentence, const byte *p, char32_t c)
{
	if (c == '"') return !straight_opens(sentence, p);
	return !uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Pi);
}

/* Behind a bracket that closes behind a space at p; p if there is none. */
static const byte *skip_bracket(const byte *p, const byte *end)
{
	if (end - p < 2 || *p != ' ') return p;
	const byte *next = p + 1;
	return uc_is_general_category_withtable(utf8_next(&next, end), UC_CATEGORY_MASK_Pe) ? next : p;
}

/* Behind the terminators at p, the closing marks attached to them, a bracket that closes behind a space, and notes. */
static const byte *skip_attached(const lang *l, const byte *sentence, const byte *p, const byte *end)
{
	bool wide = is_wide(utf8_at(p, end));
	while (p < end && *p != ' ') {
		const byte *next = p;
		char32_t c = utf8_next(&next, end);
		bool closes = boundary_is_closer(c) && (!wide || closes_behind_wide(sentence, p, c));
		if (!closes && !is_raised(c) && !boundary_is_candidate(l, p, end)) break;
		p = next;
	}
	if (end - p > 1 && p[0] == ' ' && p[1] < 0x80 && utf8_is_letter(p[1])) return p; /* nearly always */
	return skip_notes(skip_bracket(p, end), end);
}

/* ,, is „ on a typewriter. */
static bool is_double_comma(const byte *p, const byte *end) { return end - p > 1 && p[0] == ',' && p[1] == ','; }

/* Behind a quotation mark at p, " or '' or one that is final (» ” ’), with white space behind it; p if there is none.
 */
static const byte *skip_spaced_mark(const byte *p, const byte *end)
{
	const byte *q = p;
	char32_t c = utf8_next(&q, end);
	if (c == '\'' && q < end && *q == '\'') q++;
	else if (c != '"' && !uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Pf)) return p;
	return q == end || utf8_is_space(utf8_at(q, end)) ? q : p;
}

/* Whether a quotation is open at p, by the nearest mark before it that tells: one with white space on one side alone.
 * A mark with white space on both sides changes what it would tell. */
static bool is_quoted(const byte *start, const byte *p)
{
	bool odd = false;
	int marks = 0;
	const byte *end = p, *least = p - start > QUOTED_LONGEST ? p - QUOTED_LONGEST : start;
	while (p-- > least && marks < BOUNDARY_MARKS) {
		if (is_double_comma(p, end)) return !odd;
		bool two = *p == '\'' && p > least && p[-1] == '\'';
		if (*p != '"' && !two) continue;
		bool space_behind = p + 1 < end && (p[1] == ' ' || p[1] == '\n');
		p -= two;
		bool space_before = p == start || p[-1] == ' ' || p[-1] == '\n' || p[-1] == '(';
		if (space_before != space_behind) return space_before != odd;
		if (space_before) odd = !odd, marks++;
	}
	return odd;
}

/* Behind a mark at p, which is behind white space, that closes a quotation all the same: « Non. » Il, "No. " */
static const byte *skip_spaced_closer(const byte *start, const byte *p, const byte *end)
{
	const byte *mark = utf8_skip_space(p, end), *behind;
	if (mark == p || mark == end || memchr(p, '\n', (size_t)(mark - p)) ||
		(behind = skip_spaced_mark(mark, end)) == mark)
		return p;
	bool straight = *mark == '"' || *mark == '\'';
	return !straight || utf8_skip_space(behind, end) == end || is_quoted(start, mark) ? behind : p;
}

/* Behind opening marks and dashes, at most BOUNDARY_MARKS of them, with white space between. */
static const byte *skip_opening(const byte *p, const byte *end)
{
	for (int i = 0; i < BOUNDARY_MARKS && p < end; i++) {
		const byte *next = p;
		char32_t c = utf8_next(&next, end);
		if (is_double_comma(p, end)) next++;
		else if (!is_opener(c) && !is_dash(c)) break;
		p = is_dash(c) ? utf8_skip_space(next, end) : next;
	}
	return p;
}

/* 't Was laat: behind a word with an apostrophe before it, at p, the sentence opens with the next word. */
static const byte *skip_apostrophe_word(const lang *l, const byte *next, const byte *p, const byte *end)
{
	byte text[NOTE_LONGEST + 1] = "'";
	if (p == next || (p[-1] != '\'' && utf8_before(next, p) != 0x2019)) return p;
	span w = boundary_word_at(p, end);
	if (w.n == 0 || w.n > NOTE_LONGEST) return p;
	memcpy(text + 1, w.p, w.n);
	const byte *behind = w.p + w.n, *word = utf8_skip_space(behind, end);
	return word > behind && lang_word(l, (span){text, w.n + 1}) & LANG_APOSTROPHE ? word : p;
}

static bool in_word(char32_t c)
{
	static const bool ascii[0x80] = {['-'] = 1,
		['.'] = 1,
		['/'] = 1,
		['0'] = 1,
		['1'] = 1,
		['2'] = 1,
		['3'] = 1,
		['4'] = 1,
		['5'] = 1,
		['6'] = 1,
		['7'] = 1,
		['8'] = 1,
		['9'] = 1,
		['A'] = 1,
		['B'] = 1,
		['C'] = 1,
		['D'] = 1,
		['E'] = 1,
		['F'] = 1,
		['G'] = 1,
		['H'] = 1,
		['I'] = 1,
		['J'] = 1,
		['K'] = 1,
		['L'] = 1,
		['M'] = 1,
		['N'] = 1,
		['O'] = 1,
		['P'] = 1,
		['Q'] = 1,
		['R'] = 1,
		['S'] = 1,
		['T'] = 1,
		['U'] = 1,
		['V'] = 1,
		['W'] = 1,
		['X'] = 1,
		['Y'] = 1,
		['Z'] = 1,
		['a'] = 1,
		['b'] = 1,
		['c'] = 1,
		['d'] = 1,
		['e'] = 1,
		['f'] = 1,
		['g'] = 1,
		['h'] = 1,
		['i'] = 1,
		['j'] = 1,
		['k'] = 1,
		['l'] = 1,
		['m'] = 1,
		['n'] = 1,
		['o'] = 1,
		['p'] = 1,
		['q'] = 1,
		['r'] = 1,
		['s'] = 1,
		['t'] = 1,
		['u'] = 1,
		['v'] = 1,
		['w'] = 1,
		['x'] = 1,
		['y'] = 1,
		['z'] = 1};
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

span boundary_word_at(const byte *p, const byte *end)
{
	const byte *q = p;
	while (q < end && q - p < BOUNDARY_WORD) {
		const byte *next = q;
		char32_t c = utf8_next(&next, end);
		bool apostrophe = (c == '\'' || c == 0x2019) && q > p && utf8_is_letter(utf8_at(next, end));
		if (!apostrophe && !utf8_is_word(c)) break;
		q = next;
	}
	return (span){p, (size_t)(q - p)};
}

span boundary_token_before(const byte *start, const byte *p)
{
	const byte *from = p;
	while (from > start) {
		const byte *before = from;
		if (utf8_is_space(utf8_prev(start, &before)) || p - before > BOUNDARY_SHOWN) break;
		from = before;
	}
	return (span){from, (size_t)(p - from)};
}

span boundary_token_at(const byte *p, const byte *end)
{
	const byte *to = p;
	while (to < end) {
		const byte *next = to;
		if (utf8_is_space(utf8_next(&next, end)) || next - p > BOUNDARY_SHOWN) break;
		to = next;
	}
	return (span){p, (size_t)(to - p)};
}

static size_t characters(span s) { return utf8_count(s.p, s.p + s.n); }

static span next_word(const point *t) { return boundary_word_at(t->word, t->end); }

/* What the language knows of the next word, or of what stands before its apostrophe: They're. */
static uint32_t next_flags(const point *t)
{
	span w = next_word(t);
	uint32_t flags = lang_word(t->l, w);
	bool initial = w.p + w.n < t->end && w.p[w.n] == '.' && characters(w) == 1; /* J. A. Smith */
	if (initial) return flags & ~(uint32_t)LANG_OPENER;
	for (size_t i = 1; !flags && i < w.n; i++)
		if (w.p[i] == '\'' || w.p[i] == 0xE2) return lang_word(t->l, span_cut(w, 0, i));
	return flags;
}

static bool next_is(const point *t, uint32_t flag) { return next_flags(t) & flag; }

/* Whether the next word is one letter with a full stop: an initial, or the beginning of an abbreviation. */
static bool next_is_letter(const point *t)
{
	span w = next_word(t);
	return w.p + w.n < t->end && w.p[w.n] == '.' && characters(w) == 1;
}

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
		if (s.p[i] != 'I' && s.p[i] != 'V' && s.p[i] != 'X') return false;
	return s.n > 0;
}

/* Rules: each says BREAK, JOIN, or UNSURE and leaves it to the next. */

/* Nothing follows. */
static verdict rule_end(const point *t) { return t->next == t->end ? BREAK : UNSURE; }

static bool goes_on(const point *t)
{
	static const char32_t marks[] = {
		',', ';', ':', '&', '/', 0x060C, 0x061B, 0x3001, 0xFF0C, 0xFF1A, 0xFF1B, 0x2116 /* № */};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (t->first == marks[i]) return true;
	return t->word < t->end && boundary_is_candidate(t->l, t->word, t->end);
}

/* What the sections [break] and [join] say: of the word and its mark, or by patterns; the later wins. */
static verdict rule_section(const point *t)
{
	if (t->flags & (LANG_BREAK | LANG_JOIN)) return t->flags & LANG_BREAK ? BREAK : JOIN;
	if (t->l->n_decisions == 0) return UNSURE;
	span before = {t->behind, 0}, after = {t->next, 0};
	before.p = t->behind - t->start > BOUNDARY_CONTEXT
			   ? utf8_boundary(t->start, t->behind - BOUNDARY_CONTEXT, t->end)
			   : t->start;
	before.n = (size_t)(t->behind - before.p);
	after.n = (size_t)((t->end - t->next > BOUNDARY_CONTEXT
					   ? utf8_boundary(t->next, t->next + BOUNDARY_CONTEXT, t->end)
					   : t->end) -
			   t->next);
	for (size_t i = t->l->n_decisions; i > 0; i--) {
		const lang_decision *d = t->l->decisions + i - 1;
		if (pattern_find(d->before, before, NULL) && (!d->after || pattern_find(d->after, after, NULL)))
			return d->breaks ? BREAK : JOIN;
	}
	return UNSURE;
}

/* The terminators of a script without spaces need none behind them. */
static verdict rule_wide(const point *t)
{
	if (!is_wide(t->mark)) return UNSURE;
	return goes_on(t) ? JOIN : BREAK;
}

/* Ende.Der Anfang: where the user says that white space may be missing, between two words of which the second has a
 * capital letter. */
static verdict rule_loose(const point *t)
{
	if (!t->l->loose || t->next > t->behind || t->word > t->next || !utf8_is_upper(t->first) || t->flags)
		return UNSURE;
	span before = boundary_word_before(t->start, t->at), next = next_word(t);
	if (before.n < WORD_LEAST || memchr(before.p, '.', before.n) || next.n < 2) return UNSURE;
	const byte *second = next.p;
	utf8_next(&second, t->end);
	return utf8_is_lower(utf8_before(t->start, t->at)) && utf8_is_lower(utf8_at(second, t->end)) ? BREAK : UNSURE;
}

/* 3.14, example.org, "Was?", er: something is attached. */
static verdict rule_attached(const point *t) { return t->next > t->behind ? UNSURE : JOIN; }

/* Text whose sentences begin with small letters; the word before the point is one of them and no abbreviation. */
static bool uncapitalised(const point *t)
{
	if (!utf8_is_lower(utf8_at(t->sentence, t->end)) || !utf8_is_lower(utf8_before(t->start, t->at))) return false;
	return !t->flags && boundary_word_before(t->start, t->at).n >= WORD_LEAST;
}

/* Small letters alone, behind a capital one or not. */
static bool is_small(span w, bool capital)
{
	const byte *p = w.p, *end = p + w.n;
	if (capital) utf8_next(&p, end);
	while (p < end)
		if (!utf8_is_lower(utf8_next(&p, end))) return false;
	return true;
}

/* An ordinary word ends its sentence even before a small letter: letters alone, more of them than abbreviations have
 * that the language does not know. Where the next word opens sentences, fewer are enough, a capital first letter is
 * no harm, and a bracket that closes does as well. */
static bool is_ordinary_word(const point *t)
{
	if (!t->single || next_is_letter(t) || next_flags(t) & (LANG_PART | ABBREVIATIONS)) return false;
	bool opens = next_is(t, LANG_OPENER);
	if (t->at > t->start && (t->at[-1] == ')' || t->at[-1] == ']')) return opens;
	return !t->flags && characters(t->before) >= (opens ? SHORT_WORD : LONG_WORD) && is_small(t->before, opens);
}

/* Whether "a. Text" at the word opens an item: a small letter, a full stop and a capital letter that is no abbreviation
 * ("z. B."). */
static bool opens_item(const point *t, span letter)
{
	byte key[BOUNDARY_WORD + 8];
	const byte *stop = letter.p + letter.n, *next = utf8_skip_space(stop + 1, t->end);
	span w = boundary_word_at(next, t->end);
	if (next == stop + 1 || !utf8_is_upper(utf8_at(next, t->end)) || w.n > BOUNDARY_WORD) return false;
	memcpy(key, letter.p, letter.n + 1);
	memcpy(key + letter.n + 1, w.p, w.n);
	key[letter.n + 1 + w.n] = '.';
	return !(lang_word(t->l, (span){key, letter.n + w.n + 2}) & (LANG_PART | ABBREVIATIONS));
}

/* b) Text, b. Text: the next word is the letter of an item, and what ends is no abbreviation. */
static bool next_is_item(const point *t)
{
	span w = next_word(t);
	const byte *behind = w.p + w.n;
	if (w.n > 2 || t->end - behind < 3 || behind[1] != ' ') return false;
	if (behind[0] != ')' && !(behind[0] == '.' && characters(w) == 1 && opens_item(t, w))) return false;
	return !t->single || (!t->flags && t->before.n >= WORD_LEAST);
}

/* A small letter goes on with the sentence: but for "what? where did you", behind ordinary words, and in text that
 * knows no others. */
static verdict rule_lower_case(const point *t)
{
	if (!utf8_is_lower(t->first)) return UNSURE;
	bool question = t->behind[-1] == '?', unmarked = t->word == t->next;
	if (question && unmarked && (next_flags(t) & (LANG_OPENER | LANG_HYPHEN_SPACE)) == LANG_OPENER) return BREAK;
	if (unmarked && (is_ordinary_word(t) || next_is_item(t))) return BREAK;
	return (t->single || t->behind[-1] == '!') && unmarked && uncapitalised(t) ? BREAK : JOIN;
}

/* (dpa) Der Verein: one word in brackets before a capital letter opens the next sentence. */
static verdict rule_source(const point *t)
{
	if (t->word == t->next || t->word[-1] != '(') return UNSURE;
	span w = next_word(t);
	const byte *p = w.p + w.n;
	if (w.n > SOURCE_LONGEST || p == t->end || *p != ')') return UNSURE;
	const byte *next = utf8_skip_space(p + 1, t->end);
	return next > p + 1 && utf8_is_upper(utf8_at(next, t->end)) ? BREAK : UNSURE;
}

/* (he came from Bonn. – Ed.): a dash and the name of who remarks it, up to the bracket's end. */
static verdict rule_remark(const point *t)
{
	if (t->word == t->next || !is_dash(utf8_at(t->next, t->end))) return UNSURE;
	for (const byte *p = t->word; p < t->end && p - t->word < REMARK_LONGEST && *p != '('; p++)
		if (*p == ')') return JOIN;
	return UNSURE;
}

/* An address on the web begins something new. */
static verdict rule_address(const point *t)
{
	size_t left = (size_t)(t->end - t->word);
	if (t->flags || left < 8) return UNSURE;
	return memcmp(t->word, "http://", 7) == 0 || memcmp(t->word, "https://", 8) == 0 ||
			       memcmp(t->word, "www.", 4) == 0
		       ? BREAK
		       : UNSURE;
}

/* A comma, a colon, a semicolon, or more terminators behind a space go on with the sentence. */
static verdict rule_punctuation(const point *t) { return goes_on(t) ? JOIN : UNSURE; }

/* A mark alone in brackets, (?) or (!), comments on a word; behind the end of a sentence it is an omission: !(..) */
static verdict rule_comment(const point *t)
{
	bool alone = t->at > t->start && (t->at[-1] == '(' || t->at[-1] == '[');
	if (alone && t->at[-1] == '(' && boundary_is_final(t->l, t->start, utf8_trim_space(t->start, t->at - 1)))
		return UNSURE;
	return alone && (t->behind[-1] == ')' || t->behind[-1] == ']') ? JOIN : UNSURE;
}

/* Where in [from, p) a bracket opens that is still open at p; NULL if none does. */
static const byte *open_bracket(const byte *from, const byte *p)
{
	int closed = 0;
	while (p > from) {
		byte c = *--p;
		if (c == ')' || c == ']') closed++;
		else if ((c == '(' || c == '[') && closed-- == 0) return p;
	}
	return NULL;
}

/* (see p. 5. More there): what stands in brackets inside a sentence belongs to it. */
static verdict rule_bracket(const point *t)
{
	if (!t->brackets) return UNSURE;
	const byte *far = t->at - t->sentence > BRACKET_FAR ? t->at - BRACKET_FAR : t->sentence;
	const byte *bracket = open_bracket(far, t->at);
	if (!bracket || bracket == t->sentence) return UNSURE;
	const byte *end = t->end - t->behind > BRACKET_FAR ? t->behind + BRACKET_FAR : t->end;
	int open = 0;
	for (const byte *p = t->at; p < end; p++) {
		if (*p == '(' || *p == '[') open++;
		else if ((*p == ')' || *p == ']') && open-- == 0) return p < t->behind ? UNSURE : JOIN;
	}
	return UNSURE;
}

/* ! and ? and their like, and whatever has marks attached, end a sentence. */
static verdict rule_mark(const point *t) { return t->single ? UNSURE : BREAK; }

/* Where the small letters before p begin (those of lang.small_letters), not more than BOUNDARY_WORD bytes before it. */
static const byte *small_letters(const lang *l, const byte *start, const byte *p)
{
	return scan_back(p - start > BOUNDARY_WORD ? p - BOUNDARY_WORD : start, p, &l->small_letters);
}

/* An ordinary word: at least WORD_LONG bytes of small letters before the point, and the language knows no such
 * abbreviation. */
static verdict rule_word(const point *t)
{
	if (t->flags || !utf8_is_upper(t->first)) return UNSURE;
	return t->at - small_letters(t->l, t->start, t->at) >= WORD_LONG ? BREAK : UNSURE;
}

/* 1 or 1.1 */
static bool is_item_number(span s)
{
	if (s.n == 0 || s.n > ITEM_LONGEST) return false;
	for (size_t i = 0; i < s.n; i++)
		if ((s.p[i] < '0' || s.p[i] > '9') && s.p[i] != '.') return false;
	return s.n < 4 || memchr(s.p, '.', s.n);
}

/* 1. Text, 1.1. Text: the number of an item, or its letter. */
static verdict rule_item(const point *t)
{
	return t->before.p == t->sentence && (is_item_number(t->before) || characters(t->before) == 1) ? JOIN : UNSURE;
}

/* The parts of an abbreviation that ends at the point, without white space: longest first "i.H.v.", then "H.v.", "v."
 */
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

/* z. B.: the point stands inside a longer abbreviation. */
static verdict rule_abbreviation_part(const point *t)
{
	if (!(t->flags & LANG_PART)) return UNSURE;
	span next = boundary_word_at(t->next, t->end);
	parts p;
	read_parts(t, &p);
	if (next.n == 0 || p.n + next.n + 1 > sizeof p.text) return UNSURE;
	memcpy(p.text + p.n, next.p, next.n);
	p.n += next.n;
	if (next.p + next.n < t->end && next.p[next.n] == '.') p.text[p.n++] = '.';
	for (size_t i = 0; i < p.parts; i++)
		if (lang_word(t->l, (span){p.text + p.starts[i], p.n - p.starts[i]}) & (LANG_PART | ABBREVIATIONS))
			return JOIN;
	return UNSURE;
}

static verdict rule_abbreviation(const point *t) { return t->flags & LANG_ABBREVIATION ? JOIN : UNSURE; }

/* Whether the language has the end of the word as "-str.", an abbreviation that ends compounds. */
static bool has_known_end(const point *t)
{
	byte text[BOUNDARY_WORD + 2] = "-";
	for (size_t n = 2; n <= 2 * WORD_LEAST && n < t->before.n; n++) {
		memcpy(text + 1, t->at - n, n + 1);
		if (lang_word(t->l, (span){text, n + 2}) & LANG_ABBREVIATION_NUMBER) return true;
	}
	return false;
}

/* Nr. 5, Abs. II, Schlehenstr. 28 */
static verdict rule_abbreviation_number(const point *t)
{
	span next = next_word(t);
	bool number = utf8_is_digit(t->first) || (all_roman(next) && next.n > 1);
	return number && (t->flags & LANG_ABBREVIATION_NUMBER || (!t->flags && has_known_end(t))) ? JOIN : UNSURE;
}

/* Whether at most BEGUN_WORDS words stand between the beginning of the sentence and w. */
static bool has_begun(const point *t, span w)
{
	for (int i = 0; i < BEGUN_WORDS && w.n && w.p > t->sentence; i++) w = word_before_that(t, w.p);
	return w.p == t->sentence;
}

/* 1932 г. Иванов: in some languages a letter behind a number counts it, and a capital letter behind that begins a
 * sentence; not where "In 1932 г." would be all of the one before. */
static verdict rule_measure(const point *t)
{
	if (!t->l->measure_final || characters(t->before) != 1 || !utf8_is_lower(utf8_at(t->before.p, t->end)) ||
		!utf8_is_upper(t->first))
		return UNSURE;
	span number = word_before_that(t, t->before.p);
	if (!all_digits(number) && !all_roman(number)) return UNSURE;
	return has_begun(t, number) ? JOIN : BREAK;
}

/* In 44 B.C. Caesar died: nothing but a few words of time stand in the sentence so far. */
static bool is_fronted(const point *t)
{
	if (!(lang_word(t->l, boundary_word_at(t->sentence, t->end)) & LANG_FRONTED)) return false;
	span w = t->before;
	for (int i = 0; i < FRONTED_WORDS && w.n && w.p > t->sentence; i++) {
		const byte *p = utf8_trim_space(t->start, w.p);
		if (p > t->sentence && (p[-1] == ',' || p[-1] == ';')) p--;
		w = boundary_word_before(t->start, p);
	}
	return w.p == t->sentence;
}

/* 6 p.m. Mr. Smith: no name belongs to what is before it; but the day (6 p.m. Monday) or the zone (EST) does. */
static verdict rule_abbreviation_closing(const point *t)
{
	if (!(t->flags & LANG_ABBREVIATION_CLOSING)) return UNSURE;
	span next = next_word(t);
	bool capitals = next.n > 1 && utf8_is_upper(utf8_before(next.p, next.p + next.n));
	if (!utf8_is_upper(t->first) || capitals || is_fronted(t)) return JOIN;
	return next_is(t, LANG_MONTH | LANG_ORDINAL_NOUN) || lang_value(t->l, LANG_WEEKDAYS, next).p ? JOIN : BREAK;
}

/* usw., Inc.: ends a sentence if the next word opens one. */
static verdict rule_abbreviation_final(const point *t)
{
	if (!(t->flags & LANG_ABBREVIATION_FINAL)) return UNSURE;
	return next_is(t, LANG_OPENER) ? BREAK : JOIN;
}

/* a. C., a.C.: known with its parts, and as no abbreviation but before a number. */
static bool is_number_abbreviation(const point *t) { return t->several && t->flags & LANG_ABBREVIATION_NUMBER; }

/* J. S. Bach, H.-J. Vogel */
static verdict rule_initial(const point *t)
{
	span w = t->before;
	const byte *p = w.p + w.n, *last = p;
	if (w.n == 0 || is_number_abbreviation(t) || !utf8_is_upper(utf8_prev(w.p, &last))) return UNSURE;
	if (w.p > t->start && utf8_before(t->start, w.p) == 0xB0) return UNSURE; /* 38 °C */
	if (last > w.p && last[-1] != '.' && last[-1] != '-' && !is_wide(utf8_before(w.p, last))) return UNSURE;
	return next_is(t, LANG_OPENER) ? BREAK : JOIN;
}

/* Whether the digits belong to a longer number: 7,4 or 20:15. */
static bool is_part_of_number(const point *t, span digits)
{
	const byte *p = digits.p;
	return p - t->start >= 2 && (p[-1] == ',' || p[-1] == ':') && p[-2] >= '0' && p[-2] <= '9';
}

/* The word without what stands before its last slash or hyphen: 7./8. */
static span last_part(span w)
{
	size_t i = w.n;
	while (i > 0 && w.p[i - 1] != '/' && w.p[i - 1] != '-') i--;
	return span_cut(w, i, w.n);
}

/* 1. November, 8. Klasse, Ludwig XIV.; the language writes ordinals with a full stop. */
static verdict rule_ordinal(const point *t)
{
	span n = last_part(t->before);
	bool digits = all_digits(n);
	if (!t->l->ordinal_stop || !(digits || all_roman(n)) || is_part_of_number(t, n)) return UNSURE;
	if (utf8_is_digit(t->first) && is_dash(utf8_at(t->next, t->end))) return JOIN; /* 25.–28. */
	uint32_t next = next_flags(t), before = lang_word(t->l, word_before_that(t, t->before.p));
	if (next & (LANG_MONTH | LANG_ORDINAL_NOUN)) return JOIN;
	if (next & LANG_OPENER || (digits && n.n > 2)) return BREAK;
	if (before & LANG_ORDINAL_BEFORE) return JOIN;
	if (t->l->ordinal_lower_case && digits && utf8_is_upper(t->first) && !all_roman(next_word(t))) return BREAK;
	return before & LANG_CARDINAL_BEFORE ? BREAK : JOIN;
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
	if (stops == 0 || is_number_abbreviation(t)) return UNSURE;
	return next_is(t, LANG_OPENER) ? BREAK : JOIN;
}

static verdict rule_stop(const point *t)
{
	(void)t;
	return BREAK;
}

/* The rules in their order. The first three are judged elsewhere. */
#define RULES_IN_ORDER(X)                                                                                              \
	X(RULE_LINE, "line", NULL)                                                                                     \
	X(RULE_PARAGRAPH, "paragraph", NULL)                                                                           \
	X(RULE_QUOTATION, "quotation", NULL)                                                                           \
	X(RULE_END, "end", rule_end)                                                                                   \
	X(RULE_SECTION, "section", rule_section)                                                                       \
	X(RULE_WIDE, "wide", rule_wide)                                                                                \
	X(RULE_LOOSE, "loose", rule_loose)                                                                             \
	X(RULE_ATTACHED, "attached", rule_attached)                                                                    \
	X(RULE_ADDRESS, "address", rule_address)                                                                       \
	X(RULE_SOURCE, "source", rule_source)                                                                          \
	X(RULE_REMARK, "remark", rule_remark)                                                                          \
	X(RULE_LOWER_CASE, "lower-case", rule_lower_case)                                                              \
	X(RULE_PUNCTUATION, "punctuation", rule_punctuation)                                                           \
	X(RULE_COMMENT, "comment", rule_comment)                                                                       \
	X(RULE_BRACKET, "bracket", rule_bracket)                                                                       \
	X(RULE_MARK, "mark", rule_mark)                                                                                \
	X(RULE_WORD, "word", rule_word)                                                                                \
	X(RULE_ITEM, "item", rule_item)                                                                                \
	X(RULE_ABBREVIATION_PART, "abbreviation-part", rule_abbreviation_part)                                         \
	X(RULE_ABBREVIATION, "abbreviation", rule_abbreviation)                                                        \
	X(RULE_ABBREVIATION_NUMBER, "abbreviation-number", rule_abbreviation_number)                                   \
	X(RULE_MEASURE, "measure", rule_measure)                                                                       \
	X(RULE_ABBREVIATION_CLOSING, "abbreviation-closing", rule_abbreviation_closing)                                \
	X(RULE_ABBREVIATION_FINAL, "abbreviation-final", rule_abbreviation_final)                                      \
	X(RULE_ORDINAL, "ordinal", rule_ordinal)                                                                       \
	X(RULE_INITIAL, "initial", rule_initial)                                                                       \
	X(RULE_SHAPE, "shape", rule_shape)                                                                             \
	X(RULE_STOP, "stop", rule_stop)

#define NUMBER(number, name, judge) number,
enum { RULES_IN_ORDER(NUMBER) RULES };
#undef NUMBER

#define ROW(number, name, judge) {name, judge},
static const struct {
	const char *name;
	verdict (*judge)(const point *);
} rules[] = {RULES_IN_ORDER(ROW)};
#undef ROW

static const char *const unicode_rules[UAX29_RULES] = {"SB4", "SB6", "SB7", "SB8", "SB8a", "SB11"};

/* The rules of UAX #29 have the numbers behind the others. */
const char *boundary_rule_name(unsigned rule) { return rule < RULES ? rules[rule].name : unicode_rules[rule - RULES]; }

/* What the language knows of the word before the point: as it stands with its point, with the parts before it, or
 * behind its last hyphen. */
static uint32_t flags_before(point *t)
{
	span w = t->before;
	if (w.p - t->start > 1 && w.p[-1] == ':' && !utf8_is_space(w.p[-2])) return 0; /* the ending of EU:n */
	uint32_t flags = lang_word(t->l, (span){w.p, w.n + 1});
	t->several = flags && memchr(w.p, '.', w.n);
	const byte *before = utf8_trim_space(t->start, w.p);
	if (w.n < BOUNDARY_WORD / BOUNDARY_PARTS && before > t->start && before[-1] == '.') {
		parts p;
		read_parts(t, &p);
		for (size_t i = 0; i + 1 < p.parts; i++) {
			uint32_t longer = lang_word(t->l, (span){p.text + p.starts[i], p.n - p.starts[i]});
			if (!longer) continue;
			t->several = true;
			return longer;
		}
	}
	for (size_t i = w.n; !flags && i > 0; i--)
		if (w.p[i - 1] == '-' || w.p[i - 1] == '/') return lang_word(t->l, (span){w.p + i, w.n + 1 - i});
	return flags;
}

/* The word before p if it is of small letters, with a capital first or not; p if something else stands before it than a
 * space, or a full stop before that. */
static const byte *plain_word(const byte *start, const byte *small, const byte *p)
{
	const byte *w = small;
	if (w > start && w[-1] >= 'A' && w[-1] <= 'Z') w--;
	return w - start >= 2 && w[-1] == ' ' && w[-2] != '.' ? w : p;
}

/* What stands around the candidate. */
static point point_at(const lang *l, span text, const byte *sentence, const byte *p)
{
	point t = {.l = l, .start = text.p, .end = text.p + text.n, .sentence = sentence, .at = p};
	t.mark = utf8_at(p, t.end);
	t.behind = skip_spaced_closer(t.start, skip_attached(l, sentence, p, t.end), t.end);
	t.next = utf8_skip_space(t.behind, t.end);
	t.word = skip_apostrophe_word(l, t.next, skip_opening(t.next, t.end), t.end);
	t.first = utf8_at(t.word, t.end);
	t.single = t.mark == '.' && t.behind == p + 1;
	if (t.single) {
		t.before = boundary_word_before(t.start, p);
		t.flags = flags_before(&t);
	} else if (t.mark < 0x80) {
		span w = boundary_word_before(t.start, p); /* Yahoo! */
		t.flags = lang_word(l, (span){w.p, w.n + 1}) & (LANG_BREAK | LANG_JOIN);
	}
	return t;
}

/* Most candidates have a letter or a digit attached, or nothing behind them, or are the mark between an ordinary word
 * or a quotation mark, and a space and a capital letter: what the rules would say of these, without asking each of
 * them. False where it is something else. */
static bool judge_plain(const lang *l, span text, const byte *p, boundary *b)
{
	const byte *end = text.p + text.n;
	bool stop = *p == '.';
	if (l->n_decisions || l->loose) return false;
	b->end = b->next = p + 1;
	if (end - p == 1) {
		b->breaks = true;
		b->rule = RULE_END;
		return true;
	}
	if (p[1] != ' ') {
		b->breaks = false;
		b->rule = RULE_ATTACHED;
		return stop && ((p[1] >= 'a' && p[1] <= 'z') || (p[1] >= '0' && p[1] <= '9'));
	}
	if (end - p < 4 || !(stop || *p == '!' || *p == '?')) return false;
	byte next = p[2] == '"' ? p[3] : p[2];
	if (next < 'A' || next > 'Z') return false;
	b->next = p + 2;
	b->breaks = true;
	b->rule = stop ? RULE_STOP : RULE_MARK;
	if (p > text.p && p[-1] == '"') return true;
	const byte *small = small_letters(l, text.p, p), *w = plain_word(text.p, small, p);
	if (stop && p - small >= WORD_LONG) b->rule = RULE_WORD;
	return p - w >= 2 && lang_word(l, (span){w, (size_t)(p + 1 - w)}) == 0;
}

void boundary_judge(const lang *l, span text, const byte *sentence, bool brackets, const byte *p, boundary *b)
{
	if (l->unicode) {
		uax29 u = uax29_judge(l, text.p, p, text.p + text.n);
		*b = (boundary){.end = u.end, .next = u.next, .breaks = u.breaks, .rule = RULES + u.rule};
		return;
	}
	if (!brackets && judge_plain(l, text, p, b)) return;
	point t = point_at(l, text, sentence, p);
	t.brackets = brackets;
	verdict v = UNSURE;
	for (b->rule = BOUNDARY_OWN; (v = rules[b->rule].judge(&t)) == UNSURE; b->rule++) continue;
	b->end = t.behind;
	b->next = t.next;
	b->breaks = v == BREAK;
}

/* Before the notes that end at p, and the white space before them; p if there is none. */
static const byte *skip_notes_back(const byte *start, const byte *p)
{
	while (p > start && p[-1] == ']') {
		const byte *q = p - 1;
		while (q > start && p - q < NOTE_LONGEST + 2 && q[-1] != '[') q--;
		if (q == start || skip_note(q - 1, p) != p) break;
		p = utf8_trim_space(start, q - 1);
	}
	return p;
}

bool boundary_is_final(const lang *l, const byte *start, const byte *p)
{
	p = skip_notes_back(start, p);
	for (int i = 0; i < BOUNDARY_MARKS && p > start; i++) {
		const byte *before = p;
		char32_t c = utf8_prev(start, &before);
		if (is_terminator(l, before, (size_t)(p - before))) return true;
		if (!boundary_is_closer(c) && !is_raised(c)) return false;
		p = before;
	}
	return false;
}
