#include "utf8.h"

#include "check.h"

static check_fence fence;

/* The length of a sequence by the definition: decode, and see if that is the shortest form of a scalar value. */
static int length_by_value(const byte *p, size_t n)
{
	static const char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	int want = *p < 0x80 ? 1 : *p >= 0xF0 ? 4 : *p >= 0xE0 ? 3 : *p >= 0xC0 ? 2 : 0;
	if (want < 2) return want;
	if (*p > 0xF7) return 0;
	char32_t c = *p & (0x7Fu >> want);
	if ((size_t)want > n) return 0;
	for (int i = 1; i < want; i++) {
		if ((p[i] & 0xC0) != 0x80) return 0;
		c = c << 6 | (p[i] & 0x3F);
	}
	return c < least[want] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF) ? 0 : want;
}

/* utf8_length of the first n bytes is minus n where they have a tail that makes them well-formed. */
static bool can_go_on(const byte *p, size_t n)
{
	byte t[4] = {0};
	memcpy(t, p, n);
	for (size_t more = n + 1; more <= 4; more++) {
		for (unsigned a = 0x80; a < 0xC0; a++) {
			for (size_t i = n; i < more; i++) t[i] = i == n ? (byte)a : 0x80;
			if (length_by_value(t, more) == (int)more) return true;
		}
	}
	return false;
}

static void every_code_point(void)
{
	buf b = {0};
	bool lengths = true, next = true, prev = true, whole = true, torn = true;
	for (char32_t c = 0; c <= 0x10FFFF; c++) {
		if (c >= 0xD800 && c <= 0xDFFF) continue;
		buf_clear(&b);
		utf8_add(&b, c);
		span s = check_at_end(fence, buf_span(&b));
		const byte *p = s.p, *end = s.p + s.n, *q = end;
		lengths = lengths && utf8_length(p, end) == (int)s.n;
		whole = whole && utf8_invalid(p, end) == end && utf8_count(p, end) == 1 && utf8_count_any(p, end) == 1;
		next = next && utf8_next(&p, end) == c && p == end;
		prev = prev && utf8_prev(s.p, &q) == c && q == s.p;
		next = next && utf8_at(s.p, end) == c && utf8_before(s.p, end) == c;
		for (size_t n = 1; n < s.n; n++) torn = torn && utf8_length(s.p, s.p + n) == -(int)n;
		if (!(lengths && next && prev && whole && torn)) break;
	}
	CHECK(lengths && next && prev && whole && torn);
	CHECK(utf8_at(b.p, b.p) == 0 && utf8_before(b.p, b.p) == 0);
	buf_free(&b);
}

/* Text with a byte that is wrong here and there, in blocks as one by one. */
static void finds_invalid(void)
{
	static const char *const good[] = {"a", "\xC3\xBC", "\xE2\x80\x9E", "\xF0\x9F\x91\x8D"};
	bool ok = true;
	int wrong = 0;
	for (int i = 0; i < 20000 && ok; i++) {
		byte t[600];
		size_t n = 0, least = check_below(sizeof t - 4), rare = 1 + check_below(200);
		while (n < least) {
			span s = span_of(good[check_below(rare) ? 0 : check_below(4)]);
			memcpy(t + n, s.p, s.n);
			n += s.n;
		}
		if (n && check_below(2)) t[check_below(n)] = (byte)check_random();
		n -= check_below(2) && n;
		span s = i % 2 ? check_at_end(fence, (span){t, n}) : check_at_start(fence, (span){t, n});
		const byte *p = s.p, *end = s.p + n;
		while (p < end && utf8_length(p, end) > 0) p += utf8_length(p, end);
		ok = utf8_invalid(s.p, end) == p && utf8_invalid_scalar(s.p, end) == p;
		wrong += p < end;
	}
	CHECK(ok && wrong > 1000);
}

/* utf8_length against the definition, at the upper fence. */
static bool agrees(const byte *bytes, size_t n)
{
	span s = check_at_end(fence, (span){bytes, n});
	int want = length_by_value(s.p, n), got = utf8_length(s.p, s.p + n);
	if (got >= 0) return got == want && (want > 0 || n > 3 || *s.p < 0x80 || !can_go_on(s.p, n));
	return want == 0 && -got <= (int)n && can_go_on(s.p, (size_t)-got);
}

static void every_pair(void)
{
	bool ok = true;
	for (unsigned a = 0; a < 256; a++)
		for (unsigned c = 0; c < 256; c++) ok = ok && agrees((byte[]){(byte)a, (byte)c}, 2);
	for (unsigned a = 0; a < 256; a++) ok = ok && agrees((byte[]){(byte)a}, 1);
	CHECK(ok);
}

/* Four bytes that are often nearly UTF-8. */
static void random_four(byte *t)
{
	for (int i = 0; i < 4; i++) t[i] = (byte)check_random();
	if (check_below(4)) t[0] |= 0xC0;
	for (int i = 1; i < 4; i++)
		if (check_below(4)) t[i] = (byte)(0x80 | (t[i] & 0x3F));
}

static void random_sequences(void)
{
	bool ok = true;
	byte t[4];
	for (int i = 0; i < 2000000 && ok; i++) {
		random_four(t);
		int want = length_by_value(t, 4), got = utf8_length(t, t + 4);
		ok = got >= 0 ? got == want : want == 0 && can_go_on(t, (size_t)-got);
	}
	CHECK(ok);
}

/* Walks a text both ways: the same places, the same code points. */
static bool walks(span s)
{
	const byte *places[64], *p = s.p, *end = s.p + s.n;
	char32_t c[64];
	size_t n = 0;
	while (p < end) {
		places[n] = p;
		c[n++] = utf8_next(&p, end);
		if (p <= places[n - 1] || p > end) return false;
	}
	if (utf8_count_any(s.p, end) != n) return false;
	for (p = end; p > s.p;) {
		char32_t before = utf8_prev(s.p, &p);
		if (n == 0 || places[--n] != p || c[n] != before) return false;
	}
	return n == 0;
}

static void prev_is_inverse_of_next(void)
{
	bool ok = true;
	byte t[24];
	for (int i = 0; i < 200000 && ok; i++) {
		size_t n = check_below(sizeof t);
		for (size_t k = 0; k < n; k += 4) random_four(t + (k + 4 <= sizeof t ? k : sizeof t - 4));
		ok = walks(check_at_end(fence, (span){t, n})) && walks(check_at_start(fence, (span){t, n}));
	}
	CHECK(ok);
}

/* Counting by blocks agrees with decoding, for any length and place. */
static void counts_well_formed_text(void)
{
	bool ok = true;
	buf b = {0};
	for (int i = 0; i < 300; i++) utf8_add(&b, (char32_t[]){'a', 0xE4, 0x20AC, 0x1F600}[check_below(4)]);
	for (size_t from = 0; from < 64; from++)
		for (size_t to = from; to < b.n; to++) {
			if ((b.p[from] & 0xC0) == 0x80 || (b.p[to] & 0xC0) == 0x80) continue;
			ok &= utf8_count(b.p + from, b.p + to) == utf8_count_any(b.p + from, b.p + to);
		}
	CHECK(ok);
	buf_free(&b);
}

static void finds_the_first_invalid(void)
{
	static const struct {
		const char *text;
		size_t at;
	} cases[] = {{"", 0}, {"abc", 3}, {"a\xC3\xBC", 3}, {"a\xC3", 1}, {"\xFC", 0}, {"ab\xE2\x80 ", 2},
		{"\xED\xA0\x80", 0}, {"\xF4\x90\x80\x80", 0}, {"\xC0\xAF", 0}, {"\xE0\x80\xAF", 0},
		{"a\xF0\x9F\x98\x80z\x80", 6}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		span s = check_at_end(fence, span_of(cases[i].text));
		check_case = cases[i].text;
		CHECK(utf8_invalid(s.p, s.p + s.n) == s.p + cases[i].at);
	}
	check_case = NULL;
}

static void cuts_between_code_points(void)
{
	bool ok = true;
	byte t[24];
	for (int i = 0; i < 100000 && ok; i++) {
		size_t n = 4 + check_below(sizeof t - 4);
		for (size_t k = 0; k + 4 <= n; k += 4) random_four(t + k);
		span s = check_at_end(fence, (span){t, n - n % 4});
		const byte *end = s.p + s.n, *at = s.p + check_below(s.n + 1), *cut = utf8_boundary(s.p, at, end),
			   *p = s.p;
		while (p < cut) utf8_next(&p, end);
		const byte *next = p;
		if (next < end) utf8_next(&next, end);
		ok = cut >= s.p && cut <= at && p == cut && (cut == at || next > at);
	}
	CHECK(ok);
}

static void white_space(void)
{
	static const char32_t space[] = {'\t', '\n', '\v', '\f', '\r', ' ', 0x85, 0xA0, 0x1680, 0x2000, 0x2001, 0x2002,
		0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000};
	size_t n = 0;
	for (char32_t c = 0; c <= 0x10FFFF; c++) {
		if (!utf8_is_space(c)) continue;
		CHECK(n < sizeof space / sizeof *space && space[n] == c);
		n++;
	}
	CHECK(n == sizeof space / sizeof *space);
	span s = check_at_end(fence, span_of(" \xC2\xA0\xE2\x80\xA8xy z\xE3\x80\x80\n"));
	const byte *from = utf8_skip_space(s.p, s.p + s.n);
	CHECK_SPAN(((span){from, (size_t)(utf8_trim_space(from, s.p + s.n) - from)}), "xy z");
	s = check_at_end(fence, span_of(" \n\xC2\xA0"));
	CHECK(utf8_skip_space(s.p, s.p + s.n) == s.p + s.n && utf8_trim_space(s.p, s.p + s.n) == s.p);
}

static void kinds(void)
{
	CHECK(utf8_is_digit('0') && utf8_is_digit(0x0663) && !utf8_is_digit('a') && !utf8_is_digit(0xBD));
	CHECK(utf8_is_upper('A') && utf8_is_upper(0xC4) && utf8_is_upper(0x1C5) && !utf8_is_upper(0xDF));
	CHECK(utf8_is_lower('z') && utf8_is_lower(0xDF) && !utf8_is_lower('Z') && !utf8_is_lower('_'));
	CHECK(utf8_is_letter('a') && utf8_is_letter(0x4E2D) && utf8_is_letter(0x301) && !utf8_is_letter('1') &&
		!utf8_is_letter('@'));
	CHECK(utf8_is_word('7') && utf8_is_word(0xFC) && !utf8_is_word('-') && !utf8_is_word(UTF8_BAD));
	CHECK(utf8_is_unspaced(0x4E2D) && utf8_is_unspaced(0x30AD) && utf8_is_unspaced(0x0E01));
	CHECK(!utf8_is_unspaced('a') && !utf8_is_unspaced(0xFC) && !utf8_is_unspaced(0xAC00) &&
		!utf8_is_unspaced(0xFF21));
}

int main(void)
{
	fence = check_fence_open(64);
	every_code_point();
	finds_invalid();
	every_pair();
	random_sequences();
	prev_is_inverse_of_next();
	counts_well_formed_text();
	finds_the_first_invalid();
	cuts_between_code_points();
	white_space();
	kinds();
	return check_end();
}
