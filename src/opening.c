#include "opening.h"

#include <string.h>

#if defined __SSE2__ && defined __GNUC__
#include <immintrin.h>
#define OPENING_AVX2 1
#endif

enum { GROUPS = 8, LANES = 32, BLOCK = 64 };

static inline bool is_lettery(byte c) { return c >= 0x80 || (byte)((c | 0x20) - 'a') < 26; }

/* The bit of a beginning, the first byte lowest. */
static inline uint32_t bit_of(uint32_t bytes) { return (bytes | 0x20202020) * 2654435761u >> OPENING_SHIFT; }

static inline uint32_t four_bytes(const byte *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

/* The same of the word at p, of which only one or two bytes count where it has but one or two letters. */
static inline uint32_t bit_at(const byte *p)
{
	uint32_t two = -(uint32_t)is_lettery(p[1]), more = two & -(uint32_t)is_lettery(p[2]);
	return bit_of(four_bytes(p) & (0xFF | (two & 0xFF00) | (more & 0xFFFF0000)));
}

static inline bool has_bit(const opening *o, uint32_t bit) { return o->bits[bit >> 6] >> (bit & 63) & 1; }

static void set_bit(opening *o, uint32_t bit) { o->bits[bit >> 6] |= (uint64_t)1 << (bit & 63); }

/* Sets of halves of bytes, a bit for each of the sixteen. */
typedef struct {
	uint16_t low[OPENING_BYTES], high[OPENING_BYTES];
} halves;

/* Whether c can be the i-th byte of what the word begins; behind three letters anything may stand, behind fewer no letter. */
static bool fits(span word, size_t i, byte c)
{
	if (i < word.n) return (c | 0x20) == (word.p[i] | 0x20);
	return word.n > 2 || i > word.n || c >= 0x80 || !is_lettery(c);
}

static halves halves_of(span word)
{
	halves h = {{0}, {0}};
	for (size_t i = 0; i < OPENING_BYTES; i++)
		for (unsigned c = 0; c < 256; c++)
			if (fits(word, i, (byte)c)) {
				h.low[i] |= (uint16_t)(1 << (c & 15));
				h.high[i] |= (uint16_t)(1 << ((c | 0x20) >> 4));
			}
	return h;
}

static halves halves_of_group(const opening *o, int group)
{
	halves h = {{0}, {0}};
	for (size_t i = 0; i < OPENING_BYTES; i++)
		for (unsigned k = 0; k < 16; k++) {
			h.low[i] |= (uint16_t)((o->low[i][k] >> group & 1) << k);
			h.high[i] |= (uint16_t)((o->high[i][k] >> group & 1) << k);
		}
	return h;
}

static int bits_in(unsigned v)
{
	int n = 0;
	for (; v; v &= v - 1) n++;
	return n;
}

/* How many beginnings fit both. */
static double size_of_both(halves a, halves b)
{
	double size = 1;
	for (size_t i = 0; i < OPENING_BYTES; i++) size *= bits_in(a.low[i] | b.low[i]) * bits_in(a.high[i] | b.high[i]);
	return size;
}

/* Puts the word into the group that grows least. */
static void add_to_group(opening *o, span word)
{
	halves h = halves_of(word);
	int best = 0;
	double least = -1;
	for (int g = 0; g < GROUPS; g++) {
		halves group = halves_of_group(o, g);
		double more = size_of_both(group, h) - size_of_both(group, group);
		if (least < 0 || more < least) least = more, best = g;
	}
	for (size_t i = 0; i < OPENING_BYTES && least > 0; i++)
		for (unsigned k = 0; k < 16; k++) {
			o->low[i][k] |= (byte)((h.low[i] >> k & 1) << best);
			o->high[i][k] |= (byte)((h.high[i] >> k & 1) << best);
		}
}

void opening_add(opening *o, span word)
{
	byte b[OPENING_BYTES] = {0};
	if (word.n == 0) return;
	memcpy(b, word.p, word.n < OPENING_BYTES ? word.n : OPENING_BYTES);
	set_bit(o, bit_of(four_bytes(b)));
	for (unsigned c = 0; word.n == 3 && c < 256; c++) {
		b[3] = (byte)c;
		set_bit(o, bit_of(four_bytes(b)));
	}
	add_to_group(o, word);
}

/* The leading bytes of digits that are not ASCII (Nd), and of signs that are numbers: of superscripts and fractions in two blocks. */
static bool is_digit_lead(byte c, byte next)
{
	if (c == 0xC2) return next == 0xB2 || next == 0xB3 || (next >= 0xB9 && next <= 0xBE);
	if (c == 0xE2) return next == 0x81 || next == 0x82 || next == 0x85;
	return c >= 0xD9 && c <= 0xF0 && !(c >= 0xE2 && c <= 0xE9) && !(c >= 0xEB && c <= 0xEE);
}

/* Whether the word at p begins as one that was added, and is not the rest of one. */
static bool is_beginning(const opening *o, const byte *start, const byte *p, const byte *end)
{
	if (end - p < OPENING_BYTES) {
		byte b[OPENING_BYTES] = {0};
		memcpy(b, p, (size_t)(end - p));
		return has_bit(o, bit_at(b)) && !utf8_is_word(utf8_before(start, p));
	}
	return has_bit(o, bit_at(p)) && (p == start || p[-1] < 0x80 || !utf8_is_word(utf8_before(start, p)));
}

bool opening_here(const opening *o, const byte *start, const byte *p, const byte *end)
{
	if ((byte)(*p - '0') < 10 || is_digit_lead(*p, end - p > 1 ? p[1] : 0)) return true;
	if (!is_lettery(*p) || (p > start && p[-1] < 0x80 && (is_lettery(p[-1]) || (byte)(p[-1] - '0') < 10))) return false;
	return is_beginning(o, start, p, end);
}

#if defined OPENING_AVX2
#define AVX2 __attribute__((target("avx2"))) static inline

AVX2 __m256i load(const byte *p) { return _mm256_loadu_si256((const __m256i *)(const void *)p); }

AVX2 __m256i table(const byte *p) { return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)p)); }

AVX2 __m256i in_range(__m256i t, int from, int n)
{
	__m256i x = _mm256_sub_epi8(t, _mm256_set1_epi8((char)from)), most = _mm256_set1_epi8((char)(n - 1));
	return _mm256_cmpeq_epi8(_mm256_min_epu8(x, most), x);
}

AVX2 __m256i equals(__m256i t, int c) { return _mm256_cmpeq_epi8(t, _mm256_set1_epi8((char)c)); }

/* The bytes of t that may begin a digit or a sign, as is_digit_lead has it. */
AVX2 __m256i digit_leads(__m256i t, __m256i next)
{
	__m256i two = _mm256_or_si256(in_range(next, 0xB9, 6), in_range(next, 0xB2, 2));
	__m256i three = _mm256_or_si256(in_range(next, 0x81, 2), equals(next, 0x85));
	__m256i others = _mm256_or_si256(in_range(t, 0xE2, 8), in_range(t, 0xEB, 4));
	__m256i signs = _mm256_or_si256(_mm256_and_si256(equals(t, 0xC2), two), _mm256_and_si256(equals(t, 0xE2), three));
	return _mm256_or_si256(signs, _mm256_andnot_si256(others, in_range(t, 0xD9, 0xF1 - 0xD9)));
}

/* The groups that the i-th bytes fit. */
AVX2 __m256i groups_of(const opening *o, int i, __m256i t)
{
	__m256i half = _mm256_set1_epi8(0x0F);
	__m256i low = _mm256_shuffle_epi8(table(o->low[i]), _mm256_and_si256(t, half));
	__m256i high = _mm256_shuffle_epi8(table(o->high[i]), _mm256_and_si256(_mm256_srli_epi16(t, 4), half));
	return _mm256_and_si256(low, high);
}

/* A bit for each of 32 bytes at p where a number may begin; reads p[-1] to p[34]. */
AVX2 uint32_t look_at(const opening *o, const byte *p)
{
	__m256i blank = _mm256_set1_epi8(0x20), text = load(p), before = load(p - 1), fit = _mm256_set1_epi8((char)0xFF);
	for (int i = 0; i < OPENING_BYTES; i++) fit = _mm256_and_si256(fit, groups_of(o, i, _mm256_or_si256(load(p + i), blank)));
	__m256i inside = _mm256_or_si256(in_range(_mm256_or_si256(before, blank), 'a', 26), in_range(before, '0', 10));
	__m256i none = _mm256_or_si256(_mm256_cmpeq_epi8(fit, _mm256_setzero_si256()), inside);
	__m256i digits = in_range(text, '0', 10);
	if (_mm256_movemask_epi8(text)) digits = _mm256_or_si256(digits, digit_leads(text, load(p + 1)));
	return (uint32_t)_mm256_movemask_epi8(digits) | ~(uint32_t)_mm256_movemask_epi8(none);
}

/* Looks at the next block, which is not at the start; false where too little is left. */
__attribute__((target("avx2"))) static bool look_on(opening_cursor *c, const byte *p)
{
	if (p == c->start || c->end - p < BLOCK + OPENING_BYTES || !__builtin_cpu_supports("avx2")) return false;
	c->block = p;
	c->block_end = p + BLOCK;
	c->hits = look_at(c->set, p) | (uint64_t)look_at(c->set, p + LANES) << LANES;
	return true;
}

/* The next place from p on in the block, or NULL. */
static inline const byte *next_in_block(const opening_cursor *c, const byte *p)
{
	for (uint64_t hits = c->hits & ~(uint64_t)0 << (p - c->block); hits; hits &= hits - 1) {
		const byte *at = c->block + __builtin_ctzll(hits);
		if (opening_here(c->set, c->start, at, c->end)) return at;
	}
	return NULL;
}
#endif

const byte *opening_next(opening_cursor *c, const byte *p)
{
#if defined OPENING_AVX2
	if (p == c->start && p < c->end && !opening_here(c->set, c->start, p, c->end)) p++;
	while (p < c->block_end || look_on(c, p)) {
		const byte *found = next_in_block(c, p);
		if (found) return found;
		p = c->block_end;
	}
#endif
	while (p < c->end && !opening_here(c->set, c->start, p, c->end)) p++;
	return p;
}
