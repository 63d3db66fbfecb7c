#include "point.h"

#include <string.h>

#include "mark.h"

enum { APOSTROPHE_WORD = 4 };

uint32_t point_next_flags(const point *t)
{
	span w = point_next_word(t);
	uint32_t flags = lang_word(t->l, w);
	bool initial = w.p + w.n < t->end && w.p[w.n] == '.' && point_length(w) == 1; /* J. A. Smith */
	if (initial) return flags & ~(uint32_t)LANG_OPENER;
	for (size_t i = 1; !flags && i < w.n; i++)
		if (w.p[i] == '\'' || w.p[i] == 0xE2) return lang_word(t->l, span_cut(w, 0, i));
	return flags;
}

bool point_next_is_letter(const point *t)
{
	span w = point_next_word(t);
	return w.p + w.n < t->end && w.p[w.n] == '.' && point_length(w) == 1;
}

span point_word_before(const point *t, const byte *p)
{
	const byte *q = utf8_trim_space(t->start, p);
	return around_word_before(t->start, q);
}

void point_read_parts(const point *t, point_parts *found)
{
	span words[POINT_PARTS];
	size_t n = 0;
	const byte *p = t->at;
	do {
		span w = around_word_before(t->start, p);
		if (w.n == 0 || w.n >= AROUND_WORD / POINT_PARTS) break;
		words[n++] = w;
		p = utf8_trim_space(t->start, w.p);
	} while (n < POINT_PARTS && p > t->start && *--p == '.');
	*found = (point_parts){0};
	while (n--) {
		found->starts[found->parts++] = found->n;
		memcpy(found->text + found->n, words[n].p, words[n].n);
		found->n += words[n].n;
		found->text[found->n++] = '.';
	}
}

/* 't Was laat: behind a word with an apostrophe before it, at p, the sentence opens with the next word. */
static const byte *skip_apostrophe_word(const lang *l, const byte *next, const byte *p, const byte *end)
{
	byte text[APOSTROPHE_WORD + 1] = "'";
	if (p == next || (p[-1] != '\'' && utf8_before(next, p) != 0x2019)) return p;
	span w = around_word_at(p, end);
	if (w.n == 0 || w.n > APOSTROPHE_WORD) return p;
	memcpy(text + 1, w.p, w.n);
	const byte *behind = w.p + w.n, *word = utf8_skip_space(behind, end);
	return word > behind && lang_word(l, (span){text, w.n + 1}) & LANG_APOSTROPHE ? word : p;
}

/* What the language knows of the word before the point: as it stands with its point, with the parts before it, or
 * behind its last hyphen. */
static uint32_t flags_before(point *t)
{
	span w = t->before;
	if (w.p - t->start > 1 && w.p[-1] == ':' && !utf8_is_space(w.p[-2])) return 0; /* the ending of EU:n */
	uint32_t flags = lang_word(t->l, (span){w.p, w.n + 1});
	t->several = flags && memchr(w.p, '.', w.n);
	const byte *before = utf8_trim_space(t->start, w.p);
	if (w.n < AROUND_WORD / POINT_PARTS && before > t->start && before[-1] == '.') {
		point_parts p;
		point_read_parts(t, &p);
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

point point_at(const lang *l, span text, const byte *sentence, const byte *p)
{
	point t = {.l = l, .start = text.p, .end = text.p + text.n, .sentence = sentence, .at = p};
	t.mark = utf8_at(p, t.end);
	t.behind = mark_end(l, text, sentence, p);
	t.next = utf8_skip_space(t.behind, t.end);
	t.word = skip_apostrophe_word(l, t.next, mark_skip_opening(t.next, t.end), t.end);
	t.first = utf8_at(t.word, t.end);
	t.single = t.mark == '.' && t.behind == p + 1;
	if (t.single) {
		t.before = around_word_before(t.start, p);
		t.flags = flags_before(&t);
	} else if (t.mark < 0x80) {
		span w = around_word_before(t.start, p); /* Yahoo! */
		t.flags = lang_word(l, (span){w.p, w.n + 1}) & (LANG_BREAK | LANG_JOIN);
	}
	return t;
}
