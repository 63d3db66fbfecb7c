#include "opening.h"

#include "check.h"

static opening set;

/* The places where a number may begin are the same by blocks and byte by byte. */
static bool same_places(span text)
{
	opening_cursor c;
	opening_start(&c, &set, text);
	const byte *p = text.p;
	for (const byte *q = text.p; q < c.end; q++) {
		if (!opening_here(&set, text.p, q, c.end)) continue;
		p = opening_next(&c, p);
		if (p != q) return false;
		p++;
	}
	return opening_next(&c, p) == c.end;
}

static void places(const char *text, const char *expected)
{
	buf marks = {0};
	span s = span_of(text);
	for (size_t i = 0; i < s.n; i++) buf_add_byte(&marks, opening_here(&set, s.p, s.p + i, s.p + s.n) ? '^' : ' ');
	while (marks.n && marks.p[marks.n - 1] == ' ') marks.n--;
	check_case = text;
	CHECK_SPAN(buf_span(&marks), expected);
	CHECK(same_places(s));
	check_case = NULL;
	buf_free(&marks);
}

/* Words, digits and bytes at all distances from the ends of blocks. */
static void random_texts(void)
{
	static const char *const parts[] = {"zwei ", "Zweig ", "einzwei", "drei", " 7 ", "x7", "\xC2\xB2", "\xC3\xBC",
		"\xD9\xA1", "\xE2\x80\x9E", "an ", "and ", "\xFF", "EIN ", "."};
	uint32_t x = 1;
	buf text = {0};
	for (int round = 0; round < 3000; round++) {
		buf_clear(&text);
		for (int i = 0; i < round % 60; i++) {
			x = x * 1664525 + 1013904223;
			buf_add(&text, span_of(parts[(x >> 16) % (sizeof parts / sizeof *parts)]));
		}
		byte *copy = malloc(text.n + 1); /* so that reading too far is seen */
		if (!copy) return;
		if (text.n) memcpy(copy, text.p, text.n);
		CHECK(same_places((span){copy, text.n}));
		free(copy);
	}
	buf_free(&text);
}

/* Each of many words is a place, whichever share a bit or a group. */
static void many_words(void)
{
	static opening many;
	byte word[4], text[6] = "     ";
	for (unsigned i = 0; i < 3000; i++) {
		for (unsigned k = 0, x = i * 2654435761u; k < 4; k++, x /= 26) word[k] = (byte)('a' + (x >> 7) % 26);
		opening_add(&many, (span){word, 2 + i % 3});
	}
	opening_close(&many);
	for (unsigned i = 0; i < 3000; i++) {
		opening_cursor c;
		for (unsigned k = 0, x = i * 2654435761u; k < 4; k++, x /= 26) word[k] = (byte)('a' + (x >> 7) % 26);
		memset(text, ' ', sizeof text);
		memcpy(text, word, 2 + i % 3);
		CHECK(opening_here(&many, text, text, text + sizeof text));
		opening_start(&c, &many, (span){text, sizeof text});
		CHECK(opening_next(&c, text) == text);
	}
}

int main(void)
{
	static const char *const words[] = {"zwei", "drei", "ein", "an", "elf", "hundert", "tausend", "sieben", "acht",
		"neun", "\xC3\xA5tta", "vier"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) opening_add(&set, span_of(words[i]));
	opening_close(&set);
	places("zwei Drei x 12", "^    ^      ^^");
	places("einzwei anzwei an", "^              ^");
	places("\xE2\x80\x9Ezwei", "   ^");
	places("\xC3\xBCzwei", "");
	places("\xC3\xA5tta", "^");
	random_texts();
	many_words();
	return check_end();
}
