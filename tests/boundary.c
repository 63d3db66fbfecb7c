#include "boundary.h"

#include "sample.h"

static lang_set set;

/* The first candidate of the text: whether a sentence ends there, and the rule. */
static void judges(const char *code, const char *text, bool breaks, const char *rule)
{
	const lang *l = lang_get(&set, code);
	span s = span_of(text);
	const byte *p = s.p, *end = s.p + s.n;
	while (p < end && !boundary_is_candidate(l, p, end)) p++;
	check_case = text;
	if (CHECK(p < end)) {
		boundary b;
		boundary_judge(l, s, s.p, true, p, &b);
		CHECK(b.breaks == breaks);
		if (!CHECK(strcmp(boundary_rule_name(b.rule), rule) == 0))
			printf("\trule: %s\n", boundary_rule_name(b.rule));
	}
	check_case = NULL;
}

static void rules(void)
{
	judges("de", "Er kam. Sie ging.", true, "stop");
	judges("de", "Er kam.", true, "end");
	judges("de", "Er kam. \n", true, "end");
	judges("de", "Das sind 3.14 Meter.", false, "attached");
	judges("de", "Er kam. und ging.", false, "lower-case");
	judges("de", "Was? Er kam.", true, "mark");
	judges("de", "Dr. M\xC3\xBCller kam.", false, "abbreviation");
	judges("de", "am 3. November", false, "ordinal");
	judges("de", "Es kam J. Muster.", false, "initial");
}

static void word_before(void)
{
	static const struct {
		const char *text, *word;
	} cases[] = {{"Er kam", "kam"}, {"kam", "kam"}, {"", ""}, {"Er ", ""}, {"(z.B", "z.B"}, {"H.-J", "H.-J"},
		{"a\xC3\xA4"
		 "b",
			"a\xC3\xA4"
			"b"},
		{"\xFF"
		 "b",
			"b"}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		span s = span_of(cases[i].text);
		check_case = cases[i].text;
		CHECK_SPAN(boundary_word_before(s.p, s.p + s.n), cases[i].word);
	}
	check_case = NULL;
	char longer[300];
	memset(longer, 'a', sizeof longer);
	CHECK(boundary_word_before((byte *)longer, (byte *)longer + sizeof longer).n == BOUNDARY_WORD);
}

static void final(void)
{
	static const char *const ends[] = {"Er kam.", "Was?", "Nein!\"", "(Ja.)", "Ja.\xE2\x80\x9C", "Ja \xE2\x80\xA6"};
	static const char *const goes_on[] = {"", "Er kam", "Er kam,", "\"Ja\"", ")", "Ja. ", "kam:"};
	const lang *l = lang_get(&set, "de");
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		span s = span_of(check_case = ends[i]);
		CHECK(boundary_is_final(l, s.p, s.p + s.n));
	}
	for (size_t i = 0; i < sizeof goes_on / sizeof *goes_on; i++) {
		span s = span_of(check_case = goes_on[i]);
		CHECK(!boundary_is_final(l, s.p, s.p + s.n));
	}
	check_case = NULL;
}

static void closers(void)
{
	CHECK(boundary_is_closer('"') && boundary_is_closer(')') && boundary_is_closer(0x201C) &&
		boundary_is_closer(0xBB));
	CHECK(!boundary_is_closer('a') && !boundary_is_closer('(') && !boundary_is_closer(0x201E) &&
		!boundary_is_closer('.'));
}

static bool judged(const lang *l, span text)
{
	const byte *end = text.p + text.n;
	for (const byte *p = text.p; p < end; p++) {
		if (!boundary_is_candidate(l, p, end)) continue;
		boundary b;
		boundary_judge(l, text, text.p, true, p, &b);
		if (b.end <= p || b.end > end || b.next < b.end || b.next > end) return false;
		if (utf8_skip_space(b.end, b.next) != b.next || !*boundary_rule_name(b.rule)) return false;
		if (b.next == end && !b.breaks) return false;
	}
	span word = boundary_word_before(text.p, end);
	boundary_is_final(l, text.p, end);
	return sample_inside(text, word) && word.p + word.n == end;
}

int main(void)
{
	rules();
	word_before();
	final();
	closers();
	sample_all(8000, NULL, 0, judged);
	lang_set_free(&set);
	return check_end();
}
