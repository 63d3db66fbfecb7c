#include "quote.h"

#include "sample.h"

static lang_set set;

/* The quotations of a text, as "depth inside", with a | between them, and a ! where one is not closed. */
static void finds(const char *text, const char *expected)
{
	quote_array a = {0};
	quote_state state = {0};
	buf out = {0};
	quote_find(lang_set_get(&set, "de"), span_of(text), true, &state, &a);
	for (size_t i = 0; i < a.n; i++) {
		char head[40];
		snprintf(head, sizeof head, "%s%d%s ", i ? "|" : "", a.p[i].depth, a.p[i].closed ? "" : "!");
		buf_add(&out, span_of(head));
		buf_add(&out, quote_inside(a.p + i));
	}
	check_case = text;
	CHECK_SPAN(buf_span(&out), expected);
	check_case = NULL;
	buf_free(&out);
	quote_array_free(&a);
}

static void cases(void)
{
	finds("", "");
	finds("Er sagte: \"Wir kommen.\"", "1 Wir kommen.");
	finds("der \"gute Tag\" war da", "1 gute Tag");
	finds("Er rief: \xE2\x80\x9EKomm \xE2\x80\x9A"
	      "bald\xE2\x80\x98 heim.\xE2\x80\x9C",
		"1 Komm \xE2\x80\x9A"
		"bald\xE2\x80\x98 heim.|2 bald");
	finds("Er rief \xE2\x80\x9EKomm heim", "1! Komm heim");
	finds("das war's, Hans' Haus", "");
	finds("\"\"", "1 ");
}

/* What one piece leaves open is closed in the next. */
static void pieces(void)
{
	quote_array a = {0};
	quote_state state = {0};
	const lang *l = lang_set_get(&set, "de");
	quote_find(l, span_of("Er rief: \xE2\x80\x9EKomm heim"), true, &state, &a);
	CHECK(state.open == 1);
	a.n = 0;
	quote_find(l, span_of("und bleib.\xE2\x80\x9C Er ging."), false, &state, &a);
	CHECK(state.open == 0 && a.n == 1);
	if (a.n == 1) CHECK_SPAN(quote_inside(a.p), "und bleib.");
	quote_find(l, span_of("Er rief: \xE2\x80\x9EKomm"), true, &state, &a);
	a.n = 0;
	quote_find(l,
		span_of("Er kam \xE2\x80\x9E"
			"bald\xE2\x80\x9C."),
		true, &state, &a);
	CHECK(a.n == 1 && a.p[0].depth == 1 && state.open == 0);
	quote_array_free(&a);
}

/* One level more than there is room for gives up the outermost. */
static void depth(void)
{
	buf text = {0};
	quote_array a = {0};
	quote_state state = {0};
	for (int i = 0; i < 3000; i++)
		buf_add(&text, span_of("\xE2\x80\x9E"
				       "a \xC2\xBB"
				       "b "));
	quote_find(lang_set_get(&set, "de"), buf_span(&text), true, &state, &a);
	bool ok = a.n == 6000 && state.open <= QUOTE_DEPTH;
	size_t bytes = 0;
	for (size_t i = 0; i < a.n; i++) bytes += a.p[i].at.n;
	CHECK(ok);
	CHECK(bytes <= text.n * QUOTE_DEPTH);
	buf_free(&text);
	quote_array_free(&a);
}

/* Generated shapes, each with its one right answer: every pair of marks, around every sort of content, in every place.
 */
static void shapes(void)
{
	static const char *const pairs[][2] = {{"„", "“"}, {"„", "”"}, {"„", "\""}, {"“", "”"}, {"“", "“"}, {"”", "”"},
		{"»", "«"}, {"«", "»"}, {"‚", "‘"}, {"‘", "’"}, {"›", "‹"}, {"‹", "›"}, {"\"", "\""}, {"\"", "”"},
		{"'", "'"}, {"``", "''"}};
	static const char *const contents[] = {
		"Komm her", "so geht's nicht", "Das ist [noch] nicht alles …", "A.\nB!", "die '68er"};
	static const char *const places[][2] = {{"Er rief: ", "."}, {"Er nannte (", ") es so."}, {"Wort ", " Wort."},
		{"", ", sagte sie."}, {"Erst \"X\", dann ", " und „Y“."}};
	quote_array a = {0};
	buf text = {0};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		for (size_t k = 0; k < sizeof contents / sizeof *contents; k++)
			for (size_t m = 0; m < sizeof places / sizeof *places; m++) {
				quote_state state = {0};
				const char *parts[] = {
					places[m][0], pairs[i][0], contents[k], pairs[i][1], places[m][1]};
				buf_clear(&text);
				for (size_t n = 0; n < 5; n++) buf_add(&text, span_of(parts[n]));
				a.n = 0;
				buf_add_byte(&text, 0);
				quote_find(lang_set_get(&set, "de"), (span){text.p, text.n - 1}, true, &state, &a);
				check_case = (const char *)text.p;
				size_t at = m == 4 ? 1 : 0;
				CHECK(a.n == (m == 4 ? 3 : 1));
				if (a.n > at) CHECK_SPAN(quote_inside(a.p + at), contents[k]);
				check_case = NULL;
			}
	buf_free(&text);
	quote_array_free(&a);
}

/* Spans inside the text, in the order of their starts, and nested: closed ones never overlap in part. */
static bool in_order(span text, const quote_array *a)
{
	const byte *ends[QUOTE_DEPTH + 1];
	int open = 0;
	for (size_t i = 0; i < a->n; i++) {
		const quote *q = a->p + i;
		if (!sample_inside(text, q->at) || !sample_inside(q->at, quote_inside(q)) || !*quote_rule_name(q->rule))
			return false;
		if (i && q->at.p < a->p[i - 1].at.p) return false;
		while (open && ends[open - 1] <= q->at.p) open--;
		if (q->depth != open + 1 || q->depth > QUOTE_DEPTH + 1) return false;
		if (!q->closed) continue;
		if (open && q->at.p + q->at.n > ends[open - 1]) return false;
		if (open < QUOTE_DEPTH) ends[open++] = q->at.p + q->at.n;
	}
	return true;
}

static bool is_right(const lang *l, span text)
{
	quote_array a = {0};
	quote_state state = {0};
	size_t half = text.n ? check_below(text.n) : 0;
	quote_find(l, text, true, &state, &a);
	bool ok = in_order(text, &a);
	a.n = 0;
	state = (quote_state){0};
	quote_find(l, span_cut(text, 0, half), true, &state, &a);
	ok = ok && state.open >= 0 && state.open <= QUOTE_DEPTH;
	a.n = 0;
	quote_find(l, span_cut(text, half, text.n), false, &state, &a);
	ok = ok && in_order(span_cut(text, half, text.n), &a);
	quote_array_free(&a);
	return ok;
}

int main(void)
{
	cases();
	pieces();
	depth();
	shapes();
	sample_all(8000, NULL, 0, is_right);
	lang_set_free(&set);
	return check_end();
}
