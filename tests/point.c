#include "point.h"

#include "mark.h"
#include "sample.h"

static lang_set set;

/* The point at the last full stop that has white space behind it. */
static point point_of(const char *code, const char *text)
{
	const lang *l = lang_set_get(&set, code);
	span s = span_of(check_case = text);
	const byte *p = s.p + s.n - 1;
	while (p > s.p && !(p[0] == '.' && p[1] == ' ')) p--;
	return point_at(l, s, s.p, p);
}

static void places(void)
{
	point t = point_of("de", "Er sah z. B. (\xE2\x80\x9E\xC3\x84pfel");
	CHECK(t.single && t.mark == '.' && t.behind == t.at + 1 && t.next == t.at + 2);
	CHECK(t.first == 0xC4 && t.word > t.next);
	CHECK_SPAN(t.before, "B");
	CHECK(t.several && t.flags & POINT_ABBREVIATIONS);
	t = point_of("de", "\"Ja.\" Er. ");
	CHECK(t.single && t.first == 0 && t.next == t.end);
	t = point_of("de", "Er kam.). Und");
	CHECK(t.single && t.before.n == 0 && !(t.flags & POINT_ABBREVIATIONS));
	check_case = NULL;
}

static void parts(void)
{
	point_parts p;
	point t = point_of("de", "Er kam i. H. v. Bonn");
	point_read_parts(&t, &p);
	CHECK(p.parts == 3);
	CHECK_SPAN(((span){p.text, p.n}), "i.H.v.");
	CHECK_SPAN(((span){p.text + p.starts[1], p.n - p.starts[1]}), "H.v.");
	t = point_of("de", "Er kam. Sie");
	point_read_parts(&t, &p);
	CHECK(p.parts == 1);
	check_case = NULL;
}

static void next_words(void)
{
	point t = point_of("en", "He came. They're here");
	CHECK_SPAN(point_next_word(&t), "They're");
	CHECK(point_next_is(&t, LANG_OPENER) && !point_next_is_letter(&t));
	t = point_of("en", "He saw Mr. I. Sample");
	t = point_at(t.l, (span){t.start, (size_t)(t.end - t.start)}, t.start, t.start + 9);
	CHECK(point_next_is_letter(&t) && !point_next_is(&t, LANG_OPENER));
	CHECK_SPAN(point_word_before(&t, t.before.p), "saw");
	check_case = NULL;
}

static bool inside(const lang *l, span text)
{
	const byte *end = text.p + text.n;
	for (const byte *p = text.p; p < end; p++) {
		if (!mark_is_terminator(l, p, end)) continue;
		point t = point_at(l, text, text.p, p);
		point_parts parts;
		point_read_parts(&t, &parts);
		if (t.behind <= p || t.next < t.behind || t.word < t.next || t.word > end ||
			parts.n > sizeof parts.text)
			return false;
		if (!sample_inside(text, point_next_word(&t)) || (t.before.p && !sample_inside(text, t.before)))
			return false;
		point_next_flags(&t);
	}
	return true;
}

int main(void)
{
	places();
	parts();
	next_words();
	sample_all(1000, NULL, 0, inside);
	lang_set_free(&set);
	return check_end();
}
