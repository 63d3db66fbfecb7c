#include "letters.h"

#include "check.h"

static unsigned behind(const char *text)
{
	span s = span_of(text);
	return letters_behind(s.p, s.p + s.n);
}

static unsigned before(const char *text)
{
	span s = span_of(text);
	return letters_before(s.p, s.p + s.n);
}

static void words(void)
{
	CHECK(behind("zwei Leute und noch mehr Leute") == 4);
	CHECK(behind("zw\xC3\xB6lf Leute und noch mehr Leute") == 6);
	CHECK(behind("zw\xC3\xB6lf.") == 6);
	CHECK(behind("zwei") == 0); /* nothing behind it */
	CHECK(behind("") == 0);
	CHECK(behind(" zwei Leute und noch mehr Leute") == 0);
	CHECK(behind("abcdefghijklmno abcdefghijklmnop") == 15);
	CHECK(behind("abcdefghijklmnop abcdefghijklmnop") == 0); /* too long */
	CHECK(behind("zwei\xE2\x80\x93"
		     "drei und noch mehr Leute") == 0);
	CHECK(behind("vier\xC3\x97"
		     "drei und noch mehr Leute") == 0); /* a sign */
	CHECK(before("und noch mehr Leute aus K\xC3\xB6ln") == 5);
	CHECK(before("aus K\xC3\xB6ln") == 5);
	CHECK(before("K\xC3\xB6ln") == 0);
	CHECK(before("und noch mehr Leute \xC3\xB6") == 2);
	CHECK(before("und noch mehr Leute ") == 0);
	CHECK(before("und noch mehr \xE2\x80\x9ELeute") == 0);
}

static void bytes(void)
{
	static const byte text[] = "zwei Leute und noch mehr", alone[] = "zwei";
	const byte *end = text + sizeof text;
	CHECK(letters_equal(letters_of(text, 4, end), letters_of(alone, 4, alone + 4)));
	CHECK(!letters_equal(letters_of(text, 4, end), letters_of(text, 5, end)));
	CHECK(letters_of(text, LETTERS_MOST + 1, end).half[0] == 0);
	CHECK(letters_of(text, LETTERS_MOST, end).half[1] != 0);
	CHECK(letters_hash(letters_of(text, 4, end), 8) < 256);
}

/* The same many at once and one by one, at any distance from the ends of a text. */
static void random_texts(void)
{
	static const char *const parts[] = {"a", "zwei", "\xC3\xBC", "\xC3\x97", "\xC3\xB7", "\xC3", "\xBC", " ", "-",
		"7", "\xE2\x80\x9E", "Z", "\xC4\x8D", "\xFF", "@", "[", "`", "{"};
	uint32_t x = 1;
	buf text = {0};
	for (int round = 0; round < 20000; round++) {
		buf_clear(&text);
		for (int i = 0; i < round % 24; i++) {
			x = x * 1664525 + 1013904223;
			buf_add(&text, span_of(parts[(x >> 16) % (x & 1 << 30 ? 3 : sizeof parts / sizeof *parts)]));
		}
		byte *copy = malloc(text.n + 1); /* so that reading too far is seen */
		if (!copy) return;
		if (text.n) memcpy(copy, text.p, text.n);
		const byte *end = copy + text.n, *p = copy + (text.n ? x % text.n : 0);
		CHECK(letters_behind(p, end) == letters_behind_slowly(p, end));
		CHECK(letters_before(copy, p) == letters_before_slowly(copy, p));
		CHECK(letters_before(copy, end) == letters_before_slowly(copy, end));
		free(copy);
	}
	buf_free(&text);
}

int main(void)
{
	words();
	bytes();
	random_texts();
	return check_end();
}
