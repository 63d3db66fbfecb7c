#include "body.h"

#include "check.h"

/* What `keep`, `drop` and `keep` again of three texts write. */
static void writes(body b, bool replace, const char *expected)
{
	output out;
	output_open(&out, OUTPUT_TEXT, NULL);
	out.replace = replace;
	b.out = &out;
	body_keep(&b, span_of("Er\xFFkam. "));
	body_drop(&b, span_of("(dpa)\r\nab"));
	body_keep(&b, span_of("Ja.\n"));
	CHECK_SPAN(buf_span(&out.pending), expected);
	CHECK(b.wanted ? !b.unfinished : true);
	buf_free(&out.pending);
}

static void separates(bool zero, const char *line, span expected)
{
	output out;
	output_open(&out, OUTPUT_TEXT, NULL);
	body b = {.out = &out, .wanted = true, .aligned = true};
	body_separate(&b, span_of(check_case = line), zero);
	CHECK(span_equal(buf_span(&out.pending), expected));
	check_case = NULL;
	buf_free(&out.pending);
}

/* The side file gets the bytes that the body lacks or has otherwise. */
static void tells(bool replace, bool aligned, uint64_t length)
{
	output out;
	static const char *const columns[] = {"key", "value", "bstart", "bend", NULL};
	sidefile side = {0};
	output_open(&out, OUTPUT_TEXT, NULL);
	output_open(&side.out, OUTPUT_JSON, columns);
	out.replace = replace;
	body b = {.out = &out, .side = &side, .wanted = true, .aligned = aligned};
	body_keep(&b, span_of("Er\xFFkam. "));
	body_drop(&b, span_of("(dpa)"));
	CHECK(side.input.n == 13 && side.body.n == length && out.pending.n == length);
	buf_free(&out.pending);
	buf_free(&side.out.pending);
	buf_free(&side.cut);
	buf_free(&side.instead);
	buf_free(&side.text);
}

int main(void)
{
	writes((body){.wanted = true}, false, "Er\xFFkam. Ja.\n");
	writes((body){.wanted = true}, true, "Er\xEF\xBF\xBDkam. Ja.\n");
	writes((body){.wanted = true, .aligned = true}, false, "Er\xFFkam.      \r\n  Ja.\n");
	writes((body){.wanted = true, .mark = true}, false, "Er\xFFkam. \xE2\x9F\xA6(dpa)\r\nab\xE2\x9F\xA7Ja.\n");
	writes((body){0}, false, "");
	separates(false, "</doc>\n", span_of("\f\n    \n"));
	separates(true, "</doc>\n", (span){(const byte *)"\0     \n", 7});
	tells(false, false, 8);
	tells(true, false, 10);
	tells(false, true, 13);
	return check_end();
}
