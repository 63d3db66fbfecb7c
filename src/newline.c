#include "newline.h"

#include <string.h>

#include "around.h"
#include "mark.h"

/* What stands before a line feed. */
typedef struct {
	size_t length; /* code points since the last sentence or unit ended; more than NEWLINE_LONG: not known how many
			*/
	size_t line;   /* of them, those in the last line */
	bool whole;    /* a line begins there: no sentence has ended in it */
	bool joined;   /* there are line feeds among them */
} tail;

static tail read_tail(const lang *l, const byte *unit, const byte *last)
{
	tail t = {0};
	const byte *p = last;
	while (p > unit && t.length <= NEWLINE_LONG) {
		const byte *behind = p;
		if (utf8_is_space(
			    utf8_prev(unit, &p))) { /* a run of white space counts as one, a line feed in it or not */
			p = utf8_trim_space(unit, p);
			bool feed = memchr(p, '\n', (size_t)(behind - p)) != NULL;
			if (mark_is_final(l, unit, p)) {
				t.whole = feed;
				return t;
			}
			t.joined |= feed;
		}
		t.length++;
		t.line += !t.joined;
	}
	t.whole = p == unit;
	return t;
}

bool newline_is_item(const byte *p, const byte *end)
{
	char32_t c = utf8_at(p, end);
	if (c == 0x2022 || c == 0xB7 || c == '*') return true;
	const byte *q = p;
	while (q < end && q - p < 3 && *q >= '0' && *q <= '9') q++;
	if (q == p && q < end && *q >= 'a' && *q <= 'z') q++;
	if (q == p || q == end || (*q != ')' && *q != '.')) return false;
	if (*q == '.' && (q[-1] > '9' || !utf8_is_upper(utf8_at(utf8_skip_space(q + 1, end), end)))) return false;
	return q + 1 < end && q[1] == ' ';
}

static bool ends_in(const lang *l, const byte *start, const byte *last, uint32_t flags)
{
	return lang_word(l, around_word_before(start, last)) & flags;
}

/* The line cannot end there: it goes on with a small letter, or breaks off behind a comma, a hyphen or a word that
 * another follows. */
static bool goes_on(const lang *l, const byte *start, const byte *last, const byte *next, const byte *end)
{
	char32_t before = utf8_before(start, last);
	if (before == ',' || utf8_is_lower(utf8_at(next, end))) return true;
	if (before == '-' && utf8_is_letter(utf8_before(start, last - 1))) return true;
	return ends_in(l, start, last, LANG_OPENER);
}

/* `final`: the line ends in the mark of a sentence's end. */
static enum newline_evidence evidence(const newline_walk *w, const byte *last, bool final)
{
	const byte *unit = w->unit, *end = w->text.p + w->text.n, *next = utf8_skip_space(w->feed, end);
	bool item = newline_is_item(next, end);
	if (final && ends_in(w->l, unit, last, LANG_ABBREVIATION)) return NEWLINE_GOES_ON;
	if (!final && !item && goes_on(w->l, unit, last, next, end)) return NEWLINE_GOES_ON;
	tail t = read_tail(w->l, unit, last);
	if (final) return t.whole && !t.joined && t.length <= NEWLINE_MARK ? NEWLINE_UNIT : NEWLINE_UNSURE;
	if (item || t.length > NEWLINE_LONG)
		return item || !t.joined || t.line < NEWLINE_SHORT ? NEWLINE_UNIT : NEWLINE_UNSURE;
	if (t.joined) return NEWLINE_UNSURE;
	if (t.length < NEWLINE_SHORT) return t.whole ? NEWLINE_UNIT : NEWLINE_UNSURE;
	return utf8_before(unit, last) == ':' ? NEWLINE_UNSURE : NEWLINE_FULL;
}

bool newline_next(newline_walk *w)
{
	const byte *end = w->text.p + w->text.n, *p = w->p ? w->p : w->text.p;
	if (w->evidence == NEWLINE_UNIT) w->unit = p;
	w->feed = memchr(p, '\n', (size_t)(end - p));
	if (!w->feed) return false;
	const byte *last = utf8_trim_space(w->unit, w->feed);
	bool final = mark_is_final(w->l, w->unit, last);
	w->evidence = evidence(w, last, final);
	w->p = w->feed + 1;
	return true;
}

enum newline newline_decide(const lang *l, span text)
{
	size_t n[NEWLINE_EVIDENCE] = {0};
	for (newline_walk w = {.l = l, .text = text, .unit = text.p}; newline_next(&w);) n[w.evidence]++;
	return n[NEWLINE_GOES_ON] && 2 * n[NEWLINE_GOES_ON] >= n[NEWLINE_UNIT] + n[NEWLINE_FULL] ? NEWLINE_AUTO
												 : NEWLINE_END;
}
