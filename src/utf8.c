#include "utf8.h"

#include <string.h>

#if defined __SSE2__ && defined __GNUC__
#include <immintrin.h>
#define WITH_AVX2 1
#endif

/* The ranges of second bytes are those of Unicode's table 3-7: no overlong forms, no surrogates, none past U+10FFFF. */
static byte second_least(byte lead) { return lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80; }

static byte second_most(byte lead) { return lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF; }

static int lead_length(byte c)
{
	if (c < 0x80) return 1;
	if (c < 0xC2) return 0;
	if (c < 0xE0) return 2;
	if (c < 0xF0) return 3;
	return c < 0xF5 ? 4 : 0;
}

int utf8_length(const byte *p, const byte *end)
{
	int n = lead_length(*p);
	if (n < 2) return n;
	if (end - p < 2) return -1;
	if (p[1] < second_least(*p) || p[1] > second_most(*p)) return 0;
	for (int i = 2; i < n; i++) {
		if (end - p <= i) return -i;
		if ((p[i] & 0xC0) != 0x80) return 0;
	}
	return n;
}

char32_t utf8_next_far(const byte **p, const byte *end)
{
	const byte *s = *p;
	int n = utf8_length(s, end);
	*p += n > 0 ? n : 1;
	switch (n) {
	case 1: return *s;
	case 2: return (char32_t)((s[0] & 0x1F) << 6 | (s[1] & 0x3F));
	case 3: return (char32_t)((s[0] & 0x0F) << 12 | (s[1] & 0x3F) << 6 | (s[2] & 0x3F));
	case 4: return (char32_t)((s[0] & 0x07) << 18 | (s[1] & 0x3F) << 12 | (s[2] & 0x3F) << 6 | (s[3] & 0x3F));
	default: return UTF8_BAD;
	}
}

char32_t utf8_prev_far(const byte *start, const byte **p)
{
	const byte *end = *p;
	for (int back = 2; back <= UTF8_MAX && end - start >= back; back++) {
		if (utf8_length(end - back, end) != back) continue;
		*p = end - back;
		const byte *s = *p;
		return utf8_next(&s, end);
	}
	--*p;
	return UTF8_BAD;
}

/* The leading bytes among eight, of which `x` has the first lowest: those whose two high bits are not 10. */
static size_t count_eight(uint64_t x)
{
	const uint64_t ones = 0x0101010101010101u;
	return (size_t)(((~x >> 7 | x >> 6) & ones) * ones >> 56);
}

static uint64_t eight_at(const byte *p)
{
	uint64_t x;
	memcpy(&x, p, sizeof x);
	return x;
}

static size_t count_scalar(const byte *p, const byte *end)
{
	size_t n = 0;
	for (; end - p >= 8; p += 8) n += count_eight(eight_at(p));
	for (; p < end; p++) n += (*p & 0xC0) != 0x80;
	return n;
}

#if WITH_AVX2
/* The leading bytes among 32, a bit for each: read with a sign, those above 0xBF. */
__attribute__((target("avx2"))) static inline uint32_t leads(const byte *p)
{
	__m256i text = _mm256_loadu_si256((const __m256i *)(const void *)p);
	return (uint32_t)_mm256_movemask_epi8(_mm256_cmpgt_epi8(text, _mm256_set1_epi8((char)0xBF)));
}

/* Needs 32 bytes; the last block may have some that are counted already. */
__attribute__((target("avx2,popcnt"))) static size_t count_avx2(const byte *p, const byte *end)
{
	size_t n = 0;
	for (; end - p >= 32; p += 32) n += (size_t)__builtin_popcount(leads(p));
	if (p < end) n += (size_t)__builtin_popcount(leads(end - 32) >> (32 - (end - p)));
	return n;
}
#endif

size_t utf8_count(const byte *p, const byte *end)
{
#if WITH_AVX2
	if (end - p >= 32 && __builtin_cpu_supports("avx2")) return count_avx2(p, end);
#endif
	return count_scalar(p, end);
}

size_t utf8_count_any(const byte *p, const byte *end)
{
	size_t n = 0;
	for (; p < end; n++) utf8_next(&p, end);
	return n;
}

const byte *utf8_invalid_scalar(const byte *p, const byte *end)
{
	while (p < end) {
		int n = utf8_length(p, end);
		if (n <= 0) return p;
		p += n;
	}
	return end;
}

#if WITH_AVX2
/* Keiser and Lemire, Validating UTF-8 in less than one instruction per byte (Software: Practice and Experience 51,
 * 2021): the errors that two bytes in a row can show are looked up by the three half bytes that show them; one that all
 * three entries have is one. */
enum {
	TOO_SHORT = 1,
	TOO_LONG = 2,
	OVERLONG_3 = 4,
	TOO_LARGE = 8,
	SURROGATE = 16,
	OVERLONG_2 = 32,
	TOO_LARGE_1000 = 64,
	OVERLONG_4 = 64,
	TWO_CONTS = 128,
	CARRY = TOO_SHORT | TOO_LONG | TWO_CONTS,
	CONT = TOO_LONG | OVERLONG_2 | TWO_CONTS,
	LARGE = CARRY | TOO_LARGE | TOO_LARGE_1000
};

static const byte first_high[16] = {TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG,
	TWO_CONTS, TWO_CONTS, TWO_CONTS, TWO_CONTS, TOO_SHORT | OVERLONG_2, TOO_SHORT,
	TOO_SHORT | OVERLONG_3 | SURROGATE, TOO_SHORT | TOO_LARGE | TOO_LARGE_1000};
static const byte first_low[16] = {CARRY | OVERLONG_3 | OVERLONG_2 | OVERLONG_4, CARRY | OVERLONG_2, CARRY, CARRY,
	CARRY | TOO_LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE | SURROGATE, LARGE, LARGE};
static const byte second_high[16] = {TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
	TOO_SHORT, CONT | OVERLONG_3 | TOO_LARGE_1000, CONT | OVERLONG_3 | TOO_LARGE, CONT | SURROGATE | TOO_LARGE,
	CONT | SURROGATE | TOO_LARGE, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT};

enum { BLOCK = 32, BLOCKS = 4 };

#define AVX2 __attribute__((target("avx2"))) static inline

AVX2 __m256i table(const byte *p)
{
	return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)p));
}

AVX2 __m256i block_at(const byte *p) { return _mm256_loadu_si256((const __m256i *)(const void *)p); }

AVX2 __m256i high_half(__m256i x) { return _mm256_and_si256(_mm256_srli_epi16(x, 4), _mm256_set1_epi8(0x0F)); }

/* The errors in a block of text, whose bytes begin at p; three bytes before it can be read. */
AVX2 __m256i block_errors(const byte *p)
{
	__m256i text = block_at(p), one = block_at(p - 1), two = block_at(p - 2), three = block_at(p - 3);
	__m256i low = _mm256_and_si256(one, _mm256_set1_epi8(0x0F));
	__m256i pair = _mm256_and_si256(
		_mm256_shuffle_epi8(table(first_high), high_half(one)), _mm256_shuffle_epi8(table(first_low), low));
	pair = _mm256_and_si256(pair, _mm256_shuffle_epi8(table(second_high), high_half(text)));
	/* A third byte follows a lead from E0 up two bytes before, a fourth one from F0 up three before: then TWO_CONTS
	 * is no error. */
	__m256i third = _mm256_subs_epu8(two, _mm256_set1_epi8(0xE0 - 0x80)),
		fourth = _mm256_subs_epu8(three, _mm256_set1_epi8(0xF0 - 0x80));
	__m256i must = _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8((char)0x80));
	return _mm256_xor_si256(must, pair);
}

AVX2 __m256i either(__m256i a, __m256i b, __m256i c, __m256i d)
{
	return _mm256_or_si256(_mm256_or_si256(a, b), _mm256_or_si256(c, d));
}

/* Whether BLOCKS blocks from p on, and the three bytes before, are ASCII. */
AVX2 bool are_ascii(const byte *p)
{
	__m256i all = either(block_at(p), block_at(p + BLOCK), block_at(p + 2 * BLOCK), block_at(p + 3 * BLOCK));
	return !_mm256_movemask_epi8(all) && p[-1] < 0x80 && p[-2] < 0x80 && p[-3] < 0x80;
}

AVX2 bool are_valid(const byte *p)
{
	__m256i all = either(
		block_errors(p), block_errors(p + BLOCK), block_errors(p + 2 * BLOCK), block_errors(p + 3 * BLOCK));
	return _mm256_testz_si256(all, all);
}

/* Goes over blocks without errors; returns the start of a character not behind the first error. */
__attribute__((target("avx2"))) static const byte *skip_valid(const byte *start, const byte *end)
{
	const byte *p = start;
	/* The first block has no three bytes before it to look at: go over its first characters one by one. */
	for (int n; p < end && p - start < 3; p += n)
		if ((n = utf8_length(p, end)) <= 0) return p;
	while (end - p >= BLOCKS * BLOCK && (are_ascii(p) || are_valid(p))) p += BLOCKS * BLOCK;
	for (int i = 0; i < UTF8_MAX && p > start && p[-1] >= 0x80; i++)
		if (*--p >= 0xC0) break;
	return p;
}
#endif

const byte *utf8_invalid(const byte *p, const byte *end)
{
#if WITH_AVX2
	if (end - p > BLOCKS * BLOCK && __builtin_cpu_supports("avx2")) p = skip_valid(p, end);
#endif
	return utf8_invalid_scalar(p, end);
}

const byte *utf8_boundary(const byte *start, const byte *p, const byte *end)
{
	if (p >= end) return end;
	for (int back = 1; back < UTF8_MAX && p - start >= back; back++)
		if (utf8_length(p - back, end) > back) return p - back;
	return p;
}

void utf8_add(buf *b, char32_t c)
{
	if (c < 0x80) {
		buf_add_byte(b, (byte)c);
		return;
	}
	if (c < 0x800) {
		buf_add_byte(b, (byte)(0xC0 | c >> 6));
	} else {
		if (c < 0x10000) {
			buf_add_byte(b, (byte)(0xE0 | c >> 12));
		} else {
			buf_add_byte(b, (byte)(0xF0 | c >> 18));
			buf_add_byte(b, (byte)(0x80 | (c >> 12 & 0x3F)));
		}
		buf_add_byte(b, (byte)(0x80 | (c >> 6 & 0x3F)));
	}
	buf_add_byte(b, (byte)(0x80 | (c & 0x3F)));
}

bool utf8_is_unspaced(char32_t c)
{
	if (c < 0x0E00) return false;
	const uc_script_t *s = uc_script(c);
	static const char *const names[] = {"Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"};
	for (size_t i = 0; s && i < sizeof names / sizeof *names; i++)
		if (strcmp(s->name, names[i]) == 0) return true;
	return false;
}

const byte *utf8_skip_space_far(const byte *p, const byte *end)
{
	while (p < end) {
		const byte *next = p;
		if (!utf8_is_space(utf8_next(&next, end))) break;
		p = next;
	}
	return p;
}

const byte *utf8_trim_space_far(const byte *start, const byte *p)
{
	while (start < p) {
		const byte *before = p;
		if (!utf8_is_space(utf8_prev(start, &before))) break;
		p = before;
	}
	return p;
}
