#include "join.h"

#include "check.h"
#include "lang_set.h"

static lang_set set;

/* The text with its line breaks joined. */
static void joined(const lang *l, span s, buf *out)
{
	const byte *p = s.p, *end = s.p + s.n;
	join j;
	buf_clear(out);
	while (p < end && join_find(l, s.p, p, end, &j)) {
		CHECK(j.from >= p && j.to <= end && j.from < j.to);
		buf_add(out, (span){p, (size_t)(j.from - p)});
		if (j.space) buf_add_byte(out, ' ');
		p = j.to;
	}
	buf_add(out, (span){p, (size_t)(end - p)});
}

static void becomes(const char *text, const char *want)
{
	buf out = {0};
	check_case = text;
	joined(lang_set_get(&set, "de"), span_of(text), &out);
	CHECK_SPAN(buf_span(&out), want);
	check_case = NULL;
	buf_free(&out);
}

static void cases(void)
{
	becomes("", "");
	becomes("ohne", "ohne");
	becomes("a b\tc", "a b\tc");
	becomes("eins\nzwei", "eins zwei");
	becomes("eins  \r\n\t zwei", "eins zwei");
	becomes("eins\xC2\xA0\nzwei", "eins zwei");
	becomes("eins \rzwei", "eins \rzwei");
	becomes("Bundes-\nland", "Bundes-land");
	becomes("Bundes-\r\n  land", "Bundes-land");
	becomes("Vor-\nund Nachteil", "Vor- und Nachteil");
	becomes("Ein- oder\nAusgang", "Ein- oder Ausgang");
	becomes("ver\xC2\xAD\nspricht \xC2\xAD\n1", "ver\xC2\xADspricht \xC2\xAD 1");
	becomes("Hun\xC2\xAD\nde", "Hun\xC2\xAD"
				   "de");
	becomes("Stun\xC2\xAD\nund", "Stun\xC2\xAD"
				     "und");
	becomes("er kam -\nund ging", "er kam - und ging");
	becomes("- \nund", "- und");
	becomes("Nord\xE2\x80\x90\ns\xC3\xBC"
		"d",
		"Nord\xE2\x80\x90s\xC3\xBC"
		"d");
	becomes("er kam \xE2\x80\x93\nund ging", "er kam \xE2\x80\x93 und ging");
	becomes("\xE4\xB8\xAD\n\xE6\x96\x87", "\xE4\xB8\xAD\xE6\x96\x87");
	becomes("\xE4\xB8\xAD\nabc", "\xE4\xB8\xAD abc");
	becomes("\xE3\x80\x82\n\xE6\x96\x87", "\xE3\x80\x82\xE6\x96\x87");
	becomes("1\n2\n3", "1 2 3");
	becomes("\xFF\n\xFE", "\xFF \xFE");
}

/* Nothing but white space changes, no line feed is left, and it is done once. */
static void random_text(void)
{
	static const char *const parts[] = {
		"a", "-", "\n", " ", "\r\n", "\t", "\xC3\xA4", "\xC2\xA0", "und", "\xFF", "\xE4\xB8\xAD", "."};
	check_fence fence = check_fence_open(400);
	buf text = {0}, one = {0}, two = {0};
	const lang *l = lang_set_get(&set, "de");
	for (int i = 0; i < 3000; i++) {
		buf_clear(&text);
		for (size_t k = check_below(60); k > 0; k--)
			buf_add(&text, span_of(parts[check_below(sizeof parts / sizeof *parts)]));
		span s = check_at_end(fence, buf_span(&text));
		joined(l, s, &one);
		joined(l, buf_span(&one), &two);
		CHECK(one.n == 0 || memchr(one.p, '\n', one.n) == NULL);
		CHECK(span_equal(buf_span(&one), buf_span(&two)));
	}
	buf_free(&text);
	buf_free(&one);
	buf_free(&two);
}

int main(void)
{
	cases();
	random_text();
	lang_set_free(&set);
	return check_end();
}
