/* scan: the next byte that may matter.
 *
 * A set names bytes. `scan` looks at 32 bytes at a time where the machine can: with AVX2 by two tables, one for
 * each half of a byte, else with SSE2 or NEON by comparing with each byte of the set. `scan_scalar` is its twin, byte
 * by byte, and tests compare the two. */
#ifndef SCAN_H
#define SCAN_H

#include "buf.h"

#if defined __SSE2__ && defined __GNUC__
#include <emmintrin.h>
#endif

enum { SCAN_MOST = 16, SCAN_LANES = 16, SCAN_BLOCK = 32, SCAN_BITS = 64 };

typedef struct {
	bool in[256];
	bool high; /* every byte from 0x80 up is in the set */
	int n;     /* how many of `each` are used; more than SCAN_MOST: none */
	_Alignas(SCAN_LANES) byte each[SCAN_MOST][SCAN_LANES]; /* one byte of the set, sixteen times */
	/* A byte is in the set if the entries for its low and its high half have a bit in common. A bit stands for
	 * the high halves that have the same low halves; `tables`: there are no more than eight. */
	bool tables;
	byte low[SCAN_LANES], high_half[SCAN_LANES];
	byte doubled; /* a byte of the set that matters only before another; 0: none */
} scan_set;

/* Puts the bytes of `bytes` into a set, which is zeroed to start with. With more than SCAN_MOST different ones it is
 * looked for by tables, or byte by byte. */
void scan_add(scan_set *set, span bytes);
void scan_add_range(scan_set *set, byte from, byte to); /* to included */

/* Puts every byte from 0x80 up into the set; they do not count as any of SCAN_MOST. */
void scan_add_high(scan_set *set);

/* Says of a byte of the set other than 0 that it matters only where another follows it. `scan` passes over those of
 * which it sees at once that they are alone, and may stop at others. */
void scan_doubled(scan_set *set, byte c);

/* The first byte in [p, end) that is in the set, or end. */
const byte *scan(const byte *p, const byte *end, const scan_set *set);
const byte *scan_scalar(const byte *p, const byte *end, const scan_set *set);

/* Behind the letters and digits of ASCII that stand at p. Most words end in the first SCAN_LANES bytes. */
const byte *scan_word_scalar(const byte *p, const byte *end);
static inline const byte *scan_word(const byte *p, const byte *end);

/* A word of letters and digits of ASCII and letters from U+00C0 to U+00FF that stands at p: its length, and its first
 * eight bytes and those behind them, the first lowest, zeros behind the word. The length is 0 if there is none, or if
 * it is not seen at once that it ends after fifteen bytes or fewer. */
typedef struct {
	uint64_t head, second;
	unsigned n;
} scan_short;
static inline scan_short scan_short_word(const byte *p, const byte *end);

/* What the SCAN_BITS bytes at p are, the first lowest: letters and digits as in scan_short_word (one of two bytes that
 * is not whole there is none), blanks, commas. */
typedef struct {
	uint64_t word, blank, comma;
} scan_bits;
static inline scan_bits scan_block(const byte *p);
scan_bits scan_block_scalar(const byte *p);

/* The place of the lowest bit that is set; there is one. */
static inline unsigned scan_lowest(uint64_t bits);

/* Where the run of bytes of the set begins that ends before p, not before start: p if the byte before it is not in the
 * set. */
const byte *scan_back(const byte *start, const byte *p, const scan_set *set);
const byte *scan_back_scalar(const byte *start, const byte *p, const scan_set *set);

/* Letters are told without their case, and both ranges by one comparison: what is below 'a' or '0' wraps around. */
static inline const byte *scan_word(const byte *p, const byte *end)
{
#if defined __SSE2__ && defined __GNUC__
	for (; end - p >= SCAN_LANES; p += SCAN_LANES) {
		__m128i text = _mm_loadu_si128((const __m128i *)(const void *)p);
		__m128i letter = _mm_sub_epi8(_mm_or_si128(text, _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));
		__m128i digit = _mm_sub_epi8(text, _mm_set1_epi8('0'));
		letter = _mm_cmpeq_epi8(_mm_min_epu8(letter, _mm_set1_epi8('z' - 'a')), letter);
		digit = _mm_cmpeq_epi8(_mm_min_epu8(digit, _mm_set1_epi8(9)), digit);
		uint32_t others = 0xFFFF ^ (uint32_t)_mm_movemask_epi8(_mm_or_si128(letter, digit));
		if (others) return p + __builtin_ctz(others);
	}
#endif
	return scan_word_scalar(p, end);
}

#if defined __SSE2__ && defined __GNUC__
/* Whether the bytes of `text` are in [from, from + n). */
static inline __m128i scan_in_range(__m128i text, char from, char n)
{
	__m128i x = _mm_sub_epi8(text, _mm_set1_epi8(from));
	return _mm_cmpeq_epi8(_mm_min_epu8(x, _mm_set1_epi8((char)(n - 1))), x);
}

/* Both bytes of each letter that begins with 0xC3; 0x97 and 0xB7 are those of multiplication and division there. */
static inline __m128i scan_two_bytes(__m128i text)
{
	__m128i lead = _mm_cmpeq_epi8(text, _mm_set1_epi8((char)0xC3));
	__m128i sign = _mm_cmpeq_epi8(_mm_or_si128(text, _mm_set1_epi8(0x20)), _mm_set1_epi8((char)0xB7));
	__m128i rest = _mm_andnot_si128(sign, _mm_cmplt_epi8(text, _mm_set1_epi8((char)0xC0)));
	rest = _mm_and_si128(rest, _mm_slli_si128(lead, 1));
	return _mm_or_si128(rest, _mm_srli_si128(rest, 1));
}
#endif

static inline scan_short scan_short_word(const byte *p, const byte *end)
{
	scan_short s = {0};
#if defined __SSE2__ && defined __GNUC__ && defined __x86_64__
	static const byte mask[2 * SCAN_LANES] = {
		255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255};
	if (end - p < SCAN_LANES) return s;
	__m128i text = _mm_loadu_si128((const __m128i *)(const void *)p);
	__m128i word = _mm_or_si128(scan_in_range(_mm_or_si128(text, _mm_set1_epi8(0x20)), 'a', 26),
		_mm_or_si128(scan_in_range(text, '0', 10), scan_two_bytes(text)));
	uint32_t others = 0xFFFF ^ (uint32_t)_mm_movemask_epi8(word);
	if (!others) return s;
	s.n = (unsigned)__builtin_ctz(others);
	text = _mm_and_si128(text, _mm_loadu_si128((const __m128i *)(const void *)(mask + SCAN_LANES - s.n)));
	s.head = (uint64_t)_mm_cvtsi128_si64(text);
	s.second = (uint64_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(text, text));
#else
	(void)p, (void)end;
#endif
	return s;
}

#if defined __SSE2__ && defined __GNUC__
static inline uint64_t scan_mask(__m128i lanes, int from)
{
	return (uint64_t)(uint32_t)_mm_movemask_epi8(lanes) << from;
}
#endif

static inline scan_bits scan_block(const byte *p)
{
#if defined __SSE2__ && defined __GNUC__
	scan_bits b = {0};
	uint64_t lead = 0, rest = 0;
#pragma GCC unroll 4
	for (int i = 0; i < SCAN_BITS; i += SCAN_LANES) {
		__m128i text = _mm_loadu_si128((const __m128i *)(const void *)(p + i));
		__m128i small = _mm_or_si128(text, _mm_set1_epi8(0x20));
		__m128i sign = _mm_cmpeq_epi8(small, _mm_set1_epi8((char)0xB7));
		b.word |= scan_mask(_mm_or_si128(scan_in_range(small, 'a', 26), scan_in_range(text, '0', 10)), i);
		b.blank |= scan_mask(_mm_cmpeq_epi8(text, _mm_set1_epi8(' ')), i);
		b.comma |= scan_mask(_mm_cmpeq_epi8(text, _mm_set1_epi8(',')), i);
		lead |= scan_mask(_mm_cmpeq_epi8(text, _mm_set1_epi8((char)0xC3)), i);
		rest |= scan_mask(_mm_andnot_si128(sign, _mm_cmplt_epi8(text, _mm_set1_epi8((char)0xC0))), i);
	}
	rest &= lead << 1;
	b.word |= rest | rest >> 1;
	return b;
#else
	return scan_block_scalar(p);
#endif
}

static inline unsigned scan_lowest(uint64_t bits)
{
#if defined __GNUC__
	return (unsigned)__builtin_ctzll(bits);
#else
	unsigned n = 0;
	while (!(bits >> n & 1)) n++;
	return n;
#endif
}

#endif
