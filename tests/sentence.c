#include "sentence.h"

#include "boundary.h"

#include "sample.h"

static lang_set set;

/* The sentences of a text, with a | between them. */
static void splits(enum newline want, const char *text, const char *expected)
{
	sentence_array a = {0};
	sentence_state state = {.want = want};
	buf out = {0};
	sentence_find(lang_set_get(&set, "de"), span_of(text), true, &state, &a);
	for (size_t i = 0; i < a.n; i++) {
		if (!a.p[i].ends) continue;
		if (out.n) buf_add_byte(&out, '|');
		buf_add(&out, a.p[i].at);
	}
	CHECK_SPAN(buf_span(&out), expected);
	buf_free(&out);
	sentence_array_free(&a);
}

static void modes(void)
{
	splits(NEWLINE_WRAP, "Er kam. Sie ging.", "Er kam.|Sie ging.");
	splits(NEWLINE_WRAP, "Er\nkam. Sie\nging.", "Er\nkam.|Sie\nging.");
	splits(NEWLINE_END, "Er\nkam. Sie\nging.", "Er|kam.|Sie|ging.");
	splits(NEWLINE_END, "  Er  \r\n kam.", "Er|kam.");
	splits(NEWLINE_AUTO, "Kosten\nEr kam.", "Kosten|Er kam.");
	splits(NEWLINE_AUTO,
		"Der Rat will in der n\xC3\xA4"
		"chsten Woche noch einmal \xC3\xBC"
		"ber die\nneue Halle reden. Sie soll im Herbst kommen.",
		"Der Rat will in der n\xC3\xA4"
		"chsten Woche noch einmal \xC3\xBC"
		"ber die\nneue Halle reden.|Sie soll im Herbst kommen.");
	splits(NEWLINE_WRAP, "", "");
	splits(NEWLINE_WRAP, " \n ", "");
	splits(NEWLINE_WRAP, "Er kam", "Er kam");
}

/* What joins is in the array as well, with its verdict. */
static void joins_are_kept(void)
{
	sentence_array a = {0};
	sentence_state state = {.want = NEWLINE_WRAP};
	sentence_find(lang_set_get(&set, "de"), span_of("Dr. Muster kam. Er ging."), true, &state, &a);
	CHECK(a.n == 3 && !a.p[0].ends && a.p[1].ends && a.p[2].ends);
	CHECK(a.n == 3 && strcmp(boundary_rule_name(a.p[0].rule), "abbreviation") == 0);
	if (a.n == 3) CHECK_SPAN(a.p[0].at, "Dr.");
	sentence_array_free(&a);
}

/* A further piece of a paragraph goes on as the first one was decided. */
static void pieces(void)
{
	sentence_array a = {0};
	sentence_state state = {.want = NEWLINE_AUTO};
	sentence_find(lang_set_get(&set, "de"), span_of("Kosten\nEr kam"), true, &state, &a);
	enum newline decided = state.decided;
	sentence_find(lang_set_get(&set, "de"), span_of("der Rat\nund er"), false, &state, &a);
	CHECK(decided == NEWLINE_END && state.decided == NEWLINE_END && a.n == 4);
	sentence_array_free(&a);
}

static void counts(void)
{
	sentence_counter c = {0};
	const lang *l = lang_set_get(&set, "de");
	span one = span_of("Er kam. Sie ging. Es war 3."), two = span_of("Ja. Nein.");
	sentence_counter_document(&c, NEWLINE_WRAP);
	sentence_counter_view(&c, l, one, true);
	CHECK(sentence_counter_number(&c, one.p) == 1 && sentence_counter_number(&c, one.p + 6) == 1);
	CHECK(sentence_counter_number(&c, one.p + 8) == 2 && sentence_counter_number(&c, one.p + one.n - 1) == 3);
	sentence_counter_view(&c, l, two, true);
	CHECK(sentence_counter_number(&c, two.p + 4) == 5);
	sentence_counter_document(&c, NEWLINE_WRAP);
	sentence_counter_view(&c, l, two, true);
	sentence_counter_view(&c, l, one, true);
	CHECK(sentence_counter_number(&c, one.p) == 3);
	sentence_array_free(&c.found);
}

static bool is_right(const lang *l, span text, enum newline want)
{
	sentence_array a = {0};
	sentence_state state = {.want = want};
	const byte *from = text.p, *end = text.p + text.n;
	bool ok = true, within = false;
	sentence_find(l, text, true, &state, &a);
	for (size_t i = 0; i < a.n && ok; i++) {
		span at = a.p[i].at;
		if (at.n == 0 && l->unicode) continue; /* a unit of white space alone */
		if (within) ok = at.p == from;
		else ok = sample_inside(text, at) && at.p >= from && utf8_skip_space(from, at.p) == at.p;
		ok = ok && at.n > 0 && sample_inside(text, at) && !utf8_is_space(utf8_at(at.p, end)) &&
		     !utf8_is_space(utf8_before(text.p, at.p + at.n));
		within = !a.p[i].ends;
		from = within ? at.p : at.p + at.n;
	}
	ok = ok && !within && utf8_skip_space(from, end) == end;
	sentence_array_free(&a);
	return ok;
}

/* The sentences that end tile the text but for white space; what joins begins where the next one does. */
static bool tiles(const lang *l, span text)
{
	return is_right(l, text, NEWLINE_WRAP) && is_right(l, text, NEWLINE_END) && is_right(l, text, NEWLINE_AUTO);
}

/* Where a long paragraph is cut, a sentence ends, cut or not. */
static bool cuts(const lang *l, span text)
{
	span rest = {0};
	size_t n = sentence_cut(l, text, &rest);
	if (n == 0) return true;
	bool found = false;
	sentence_array a = {0};
	sentence_state state = {.want = NEWLINE_WRAP};
	sentence_find(l, text, true, &state, &a);
	for (size_t i = 0; i < a.n; i++) found = found || (a.p[i].ends && a.p[i].at.p + a.p[i].at.n == text.p + n);
	sentence_array_free(&a);
	return found && sample_inside(text, rest) && rest.p >= text.p + n &&
	       utf8_skip_space(text.p + n, rest.p) == rest.p;
}

static bool cuts_longer(const lang *l, span text)
{
	buf b = {0};
	while (b.n < 3 * SENTENCE_AHEAD && text.n) buf_add(&b, text);
	bool ok = cuts(l, buf_span(&b));
	buf_free(&b);
	return ok;
}

int main(void)
{
	modes();
	joins_are_kept();
	pieces();
	counts();
	sample_all(5000, NULL, 0, tiles);
	sample_all(2000, NULL, 0, cuts_longer);
	lang_set_free(&set);
	return check_end();
}
