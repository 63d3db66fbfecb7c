#include "mark.h"

#include <string.h>

#include "uax29.h"

enum { NOTE_LONGEST = 4, QUOTE_FAR = 256, QUOTED_LONGEST = 512 };

static bool is_terminator(const lang *l, const byte *p, size_t n)
{
	return lang_word(l, (span){p, n}) & LANG_TERMINATOR;
}

bool mark_is_terminator(const lang *l, const byte *p, const byte *end)
{
	if (*p < 0x80) return l->terminators.in[*p] && !mark_bracket(*p);
	if (l->unicode) return uax29_is_terminator(p, end);
	int n = utf8_length(p, end);
	return n > 0 && is_terminator(l, p, (size_t)n);
}

bool mark_is_closer(char32_t c)
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
	bool wide = mark_is_wide(utf8_at(p, end));
	while (p < end && *p != ' ') {
		const byte *next = p;
		char32_t c = utf8_next(&next, end);
		bool closes = mark_is_closer(c) && (!wide || closes_behind_wide(sentence, p, c));
		if (!closes && !is_raised(c) && !mark_is_terminator(l, p, end)) break;
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
	else if (c != '"' && (c < 0x80 || !uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Pf))) return p;
	return q == end || utf8_is_space(utf8_at(q, end)) ? q : p;
}

/* Whether a quotation is open at p, by the nearest mark before it that tells: one with white space on one side alone.
 * A mark with white space on both sides changes what it would tell. */
static bool is_quoted(const byte *start, const byte *p)
{
	bool odd = false;
	int marks = 0;
	const byte *end = p, *least = p - start > QUOTED_LONGEST ? p - QUOTED_LONGEST : start;
	while (p-- > least && marks < MARK_MOST) {
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
	const byte *mark = utf8_skip_space(p, end);
	if (mark == p || mark == end) return p;
	const byte *behind = skip_spaced_mark(mark, end);
	if (behind == mark || memchr(p, '\n', (size_t)(mark - p))) return p;
	bool straight = *mark == '"' || *mark == '\'';
	return !straight || utf8_skip_space(behind, end) == end || is_quoted(start, mark) ? behind : p;
}

const byte *mark_end(const lang *l, span text, const byte *sentence, const byte *p)
{
	const byte *end = text.p + text.n;
	return skip_spaced_closer(text.p, skip_attached(l, sentence, p, end), end);
}

const byte *mark_skip_opening(const byte *p, const byte *end)
{
	for (int i = 0; i < MARK_MOST && p < end; i++) {
		const byte *next = p;
		char32_t c = utf8_next(&next, end);
		if (is_double_comma(p, end)) next++;
		else if (!is_opener(c) && !mark_is_dash(c)) break;
		p = mark_is_dash(c) ? utf8_skip_space(next, end) : next;
	}
	return p;
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

bool mark_is_final(const lang *l, const byte *start, const byte *p)
{
	p = skip_notes_back(start, p);
	for (int i = 0; i < MARK_MOST && p > start; i++) {
		const byte *before = p;
		char32_t c = utf8_prev(start, &before);
		if (is_terminator(l, before, (size_t)(p - before))) return true;
		if (!mark_is_closer(c) && !is_raised(c)) return false;
		p = before;
	}
	return false;
}
