#include "mark.h"

#include "sample.h"

static lang_set set;

/* What belongs to the first terminator of a text, whose sentence begins with it. */
static void ends(const char *code, const char *text, const char *marks)
{
	const lang *l = lang_set_get(&set, code);
	span s = span_of(check_case = text);
	const byte *p = s.p, *end = s.p + s.n;
	while (p < end && !mark_is_terminator(l, p, end)) p++;
	if (CHECK(p < end)) CHECK_SPAN(((span){p, (size_t)(mark_end(l, s, s.p, p) - p)}), marks);
	check_case = NULL;
}

static void attached(void)
{
	ends("de", "Er kam. Sie", ".");
	ends("de", "Er kam.", ".");
	ends("de", "Was?! Ja", "?!");
	ends("de", "\"Ja.\" Er", ".\"");
	ends("de", "(Ja.) Er", ".)");
	ends("de", "(Ja. ) Er", ". )");
	ends("de", "Er kam.\xC2\xB9 Sie", ".\xC2\xB9");
	ends("de", "Er kam.[12] Sie", ".[12]");
	ends("de", "Er kam. [a] [b] Sie", ". [a] [b]");
	ends("de", "Er kam.\n[1] Sie", ".");
	ends("de", "Er kam. [12345] Sie", ".");
	ends("de", "Er kam. \"Sie\"", ".");
	ends("de", "Er sagte: \"Ja. \" Sie", ". \"");
	ends("fr", "\xC2\xAB Non. \xC2\xBB Il", ". \xC2\xBB");
	ends("zh", "\xE6\x98\xAF\xE3\x80\x82\xE2\x80\x9C\xE5\xA5\xBD", "\xE3\x80\x82");
	ends("zh", "\xE6\x98\xAF\xE3\x80\x82\xE2\x80\x9D\xE5\xA5\xBD", "\xE3\x80\x82\xE2\x80\x9D");
}

static void opening(void)
{
	static const char *const opens[] = {"\"", "(\"", "- ", "\xE2\x80\x9E", ",,", "\xC2\xBF", "\xE2\x80\x93 \"", ""};
	for (size_t i = 0; i < sizeof opens / sizeof *opens; i++) {
		char text[32];
		snprintf(text, sizeof text, "%sEr", opens[i]);
		span s = span_of(check_case = text);
		CHECK_SPAN(((span){s.p, (size_t)(mark_skip_opening(s.p, s.p + s.n) - s.p)}), opens[i]);
	}
	check_case = NULL;
	byte many[40];
	memset(many, '(', sizeof many);
	CHECK(mark_skip_opening(many, many + sizeof many) == many + MARK_MOST);
}

static void final(void)
{
	static const char *const good[] = {
		"Er kam.", "Was?", "Nein!\"", "(Ja.)", "Ja.\xE2\x80\x9C", "Ja \xE2\x80\xA6", "Ja.[1]", "Ja. [1] [2]"};
	static const char *const goes_on[] = {"", "Er kam", "Er kam,", "\"Ja\"", ")", "Ja. ", "kam:", "Ja [1]"};
	const lang *l = lang_set_get(&set, "de");
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		span s = span_of(check_case = good[i]);
		CHECK(mark_is_final(l, s.p, s.p + s.n));
	}
	for (size_t i = 0; i < sizeof goes_on / sizeof *goes_on; i++) {
		span s = span_of(check_case = goes_on[i]);
		CHECK(!mark_is_final(l, s.p, s.p + s.n));
	}
	check_case = NULL;
}

static void closers(void)
{
	CHECK(mark_is_closer('"') && mark_is_closer(')') && mark_is_closer(0x201C) && mark_is_closer(0xBB));
	CHECK(!mark_is_closer('a') && !mark_is_closer('(') && !mark_is_closer(0x201E) && !mark_is_closer('.'));
	CHECK(mark_bracket('(') == 1 && mark_bracket(']') == -1 && mark_bracket('{') == 0);
}

static bool inside(const lang *l, span text)
{
	const byte *end = text.p + text.n;
	for (const byte *p = text.p; p < end; p++) {
		const byte *opened = mark_skip_opening(p, end);
		if (opened < p || opened > end) return false;
		if (!mark_is_terminator(l, p, end)) continue;
		const byte *behind = mark_end(l, text, text.p, p);
		if (behind <= p || behind > end) return false;
	}
	mark_is_final(l, text.p, end);
	return true;
}

int main(void)
{
	attached();
	opening();
	final();
	closers();
	sample_all(2000, NULL, 0, inside);
	lang_set_free(&set);
	return check_end();
}
