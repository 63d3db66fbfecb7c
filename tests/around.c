#include "around.h"

#include "sample.h"

typedef struct {
	const char *text, *found;
} around_case;

static void before(span (*find)(const byte *, const byte *), const around_case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		span s = span_of(check_case = cases[i].text);
		CHECK_SPAN(find(s.p, s.p + s.n), cases[i].found);
	}
	check_case = NULL;
}

#define BEFORE(find, cases) before(find, cases, sizeof cases / sizeof *cases)

static void words(void)
{
	static const around_case ends[] = {{"Er kam", "kam"}, {"kam", "kam"}, {"", ""}, {"Er ", ""}, {"(z.B", "z.B"},
		{"H.-J", "H.-J"}, {"7./8", "7./8"}, {"a,b", "b"}, {"it's", "s"}, {"a\xC3\xA4\x62", "a\xC3\xA4\x62"},
		{"\xFFz", "z"}};
	static const around_case starts[] = {{"kam er", "kam"}, {"", ""}, {" er", ""}, {"They're here", "They're"},
		{"z.B.", "z"}, {"rock' ", "rock"}, {"'s", ""}, {"l\xE2\x80\x99\x61mi", "l\xE2\x80\x99\x61mi"},
		{"ab\xFFz", "ab"}};
	BEFORE(around_word_before, ends);
	BEFORE(around_word_at, starts);
}

static void tokens(void)
{
	static const around_case ends[] = {{"Er kam.", "kam."}, {"\"Ja!\"", "\"Ja!\""}, {"Ja. ", ""}, {"", ""}};
	static const around_case starts[] = {{"(dpa) Er", "(dpa)"}, {"\tEr", ""}, {"", ""}, {"Er", "Er"}};
	BEFORE(around_token_before, ends);
	BEFORE(around_token_at, starts);
}

static void lines(void)
{
	static const around_case ends[] = {{"Er kam.", "Er kam."}, {"Er\nkam. ", "kam. "}, {"Er\n", ""}, {"", ""}};
	static const around_case starts[] = {{"Er kam.\nSie", "Er kam."}, {" Er", " Er"}, {"\nEr", ""}, {"", ""}};
	BEFORE(around_line_before, ends);
	BEFORE(around_line_at, starts);
}

/* A bound is one in bytes, and no character is cut. */
static void bounds(void)
{
	byte text[300];
	memset(text, 'a', sizeof text);
	CHECK(around_word_before(text, text + sizeof text).n == AROUND_WORD);
	CHECK(around_word_at(text, text + sizeof text).n == AROUND_WORD);
	CHECK(around_token_before(text, text + sizeof text).n == AROUND_SHOWN);
	CHECK(around_token_at(text, text + sizeof text).n == AROUND_SHOWN);
	CHECK(around_line_before(text, text + sizeof text).n == AROUND_LINE);
	CHECK(around_line_at(text, text + sizeof text).n == AROUND_LINE);
	for (size_t i = 0; i + 3 <= sizeof text; i += 3) memcpy(text + i, "\xE3\x81\x82", 3);
	CHECK(around_token_before(text, text + sizeof text).n == AROUND_SHOWN / 3 * 3);
	CHECK(around_token_at(text, text + sizeof text).n == AROUND_SHOWN / 3 * 3);
}

static bool inside(const lang *l, span text)
{
	const byte *end = text.p + text.n;
	(void)l;
	span word = around_word_before(text.p, end), token = around_token_before(text.p, end);
	return sample_inside(text, word) && word.p + word.n == end && sample_inside(text, token) &&
	       token.p + token.n == end && sample_inside(text, around_word_at(text.p, end)) &&
	       sample_inside(text, around_token_at(text.p, end));
}

int main(void)
{
	words();
	tokens();
	lines();
	bounds();
	sample_all(500, NULL, 0, inside);
	return check_end();
}
