#include "opening.h"

#include <string.h>

#if defined __SSE2__ && defined __GNUC__
#include <immintrin.h>
#define OPENING_AVX2 1
#endif

enum { LANES = 32, BLOCK = 64 };

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

/* Adds the bytes that can stand at the i-th place of what the word begins: behind three letters anything, behind fewer
 * no letter. */
static void add_halves(struct opening_group *g, size_t i, span word)
{
	if (i < word.n) {
		g->low[i] |= (uint16_t)(1 << (word.p[i] & 15));
		g->high[i] |= (uint16_t)(1 << (word.p[i] >> 4 | 2) | 1 << (word.p[i] >> 4 & ~2)); /* both cases */
	} else {
		bool any = word.n > 2 || i > word.n;
		g->low[i] = 0xFFFF;
		g->high[i] = any ? 0xFFFF : 0xFF0F; /* no letters */
	}
}

static int bits_in(unsigned v)
{
	int n = 0;
	for (; v; v &= v - 1) n++;
	return n;
}

/* How many beginnings fit the two as one group. */
static double size_of(const struct opening_group *a, const struct opening_group *b)
{
	double size = 1;
	for (size_t i = 0; i < OPENING_BYTES; i++)
		size *= bits_in(a->low[i] | b->low[i]) * bits_in(a->high[i] | b->high[i]);
	return size;
}

/* Makes one group of the two that grow least by it. */
static void merge_two(opening *o)
{
	int one = 0, other = 1;
	double least = -1;
	for (int i = 0; i < o->groups; i++)
		for (int k = i + 1; k < o->groups; k++) {
			struct opening_group *a = o->group + i, *b = o->group + k;
			double more = size_of(a, b) - size_of(a, a) - size_of(b, b);
			if (least < 0 || more < least) least = more < 0 ? 0 : more, one = i, other = k;
		}
	for (size_t i = 0; i < OPENING_BYTES; i++) {
		o->group[one].low[i] |= o->group[other].low[i];
		o->group[one].high[i] |= o->group[other].high[i];
	}
	o->group[other] = o->group[--o->groups];
}

void opening_add(opening *o, span word)
{
	byte b[OPENING_BYTES] = {0};
	if (word.n == 0) return;
	memcpy(b, word.p, word.n < OPENING_BYTES ? word.n : OPENING_BYTES);
	if (has_bit(o, bit_of(four_bytes(b)))) return;
	set_bit(o, bit_of(four_bytes(b)));
	for (unsigned c = 0; word.n == 3 && c < 256; c++) {
		b[3] = (byte)c;
		set_bit(o, bit_of(four_bytes(b)));
	}
	struct opening_group *g = o->group + o->groups++;
	*g = (struct opening_group){{0}, {0}};
	for (size_t i = 0; i < OPENING_BYTES; i++) add_halves(g, i, word);
	if (o->groups > OPENING_GROUPS) merge_two(o);
}

void opening_close(opening *o)
{
	for (size_t i = 0; i < OPENING_BYTES; i++)
		for (int g = 0; g < o->groups; g++)
			for (unsigned k = 0; k < 16; k++) {
				o->low[i][k] |= (byte)((o->group[g].low[i] >> k & 1) << g);
				o->high[i][k] |= (byte)((o->group[g].high[i] >> k & 1) << g);
			}
}

/* The leading bytes of digits that are not ASCII (Nd), and of signs that are numbers: of superscripts and fractions in
 * two blocks. */
static bool is_digit_lead(byte c, byte next)
{
	if (c == 0xC2) return next == 0xB2 || next == 0xB3 || (next >= 0xB9 && next <= 0xBE);
	if (c == 0xE2) return next == 0x81 || next == 0x82 || next == 0x85;
	return c >= 0xD9 && c <= 0xF0 && !(c >= 0xE2 && c <= 0xE9) && !(c >= 0xEB && c <= 0xEE);
}

/* Whether a word goes on at p: behind a letter or a soft hyphen. */
static bool is_inside(const byte *start, const byte *p)
{
	char32_t c = utf8_before(start, p);
	return c == 0xAD || utf8_is_word(c);
}

/* Whether the word at p begins as one that was added, and is not the rest of one. */
static inline bool is_beginning(const opening *o, const byte *start, const byte *p, const byte *end)
{
	if (end - p < OPENING_BYTES) {
		byte b[OPENING_BYTES] = {0};
		memcpy(b, p, (size_t)(end - p));
		return has_bit(o, bit_at(b)) && !is_inside(start, p);
	}
	return has_bit(o, bit_at(p)) && (p == start || p[-1] < 0x80 || !is_inside(start, p));
}

/* Whether the four bytes at p, with zeros behind the end, fit a group. */
static bool fits_group(const opening *o, const byte *p, const byte *end)
{
	unsigned fit = 0xFF;
	for (int i = 0; i < OPENING_BYTES; i++) {
		byte c = end - p > i ? p[i] : 0;
		fit &= o->low[i][c & 15] & o->high[i][c >> 4];
	}
	return fit != 0;
}

bool opening_here(const opening *o, const byte *start, const byte *p, const byte *end)
{
	if ((byte)(*p - '0') < 10 || is_digit_lead(*p, end - p > 1 ? p[1] : 0)) return true;
	if (!is_lettery(*p) || (p > start && p[-1] < 0x80 && (is_lettery(p[-1]) || (byte)(p[-1] - '0') < 10)))
		return false;
	return is_beginning(o, start, p, end) && fits_group(o, p, end);
}

#if defined OPENING_AVX2
#define AVX2 __attribute__((target("avx2"), always_inline)) static inline

AVX2 __m256i load(const byte *p) { return _mm256_loadu_si256((const __m256i *)(const void *)p); }

AVX2 __m256i table(const byte *p)
{
	return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)p));
}

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
	__m256i signs =
		_mm256_or_si256(_mm256_and_si256(equals(t, 0xC2), two), _mm256_and_si256(equals(t, 0xE2), three));
	return _mm256_or_si256(signs, _mm256_andnot_si256(others, in_range(t, 0xD9, 0xF1 - 0xD9)));
}

/* The groups that the i-th bytes fit. */
AVX2 __m256i groups_of(const opening *o, int i, __m256i t)
{
	const __m256i half = _mm256_set1_epi8(0x0F);
	__m256i low = _mm256_shuffle_epi8(table(o->low[i]), _mm256_and_si256(t, half));
	__m256i high = _mm256_shuffle_epi8(table(o->high[i]), _mm256_and_si256(_mm256_srli_epi16(t, 4), half));
	return _mm256_and_si256(low, high);
}

AVX2 uint64_t bits_of(__m256i t) { return (uint32_t)_mm256_movemask_epi8(t); }

/* Looks at 32 bytes at p, whose bits begin at `at`; reads up to p[34]. *letters gets those of ASCII. */
AVX2 void look_at(opening_cursor *c, const byte *p, int at, uint64_t *letters)
{
	const opening *o = c->set;
	__m256i text = load(p), digits = in_range(text, '0', 10);
	__m256i fit = _mm256_and_si256(groups_of(o, 0, text), groups_of(o, 1, load(p + 1)));
	fit = _mm256_and_si256(fit, _mm256_and_si256(groups_of(o, 2, load(p + 2)), groups_of(o, 3, load(p + 3))));
	*letters |= bits_of(in_range(_mm256_or_si256(text, _mm256_set1_epi8(0x20)), 'a', 26)) << at;
	c->words |= (bits_of(_mm256_cmpeq_epi8(fit, _mm256_setzero_si256())) ^ 0xFFFFFFFF) << at;
	__m256i leads = _mm256_or_si256(equals(text, 0xC2), in_range(text, 0xD9, 0xF1 - 0xD9));
	if (!_mm256_testz_si256(leads, leads)) digits = _mm256_or_si256(digits, digit_leads(text, load(p + 1)));
	c->digits |= bits_of(digits) << at;
}

/* Looks at the next block. At the end of the text a copy of it with zeros behind is looked at. */
__attribute__((target("avx2"))) static void look_on(opening_cursor *c, const byte *p)
{
	byte copy[BLOCK + OPENING_BYTES];
	uint64_t letters = 0;
	const byte *q = p;
	size_t left = (size_t)(c->end - p);
	c->block = p;
	c->block_end = p + (left < BLOCK ? left : BLOCK);
	c->digits = c->words = 0;
	if (left < sizeof copy) {
		memcpy(copy, p, left);
		memset(copy + left, 0, sizeof copy - left);
		q = copy;
	}
	look_at(c, q, 0, &letters);
	if (left > LANES) look_at(c, q + LANES, LANES, &letters);
	byte before = p > c->start ? p[-1] : 0;
	c->words &=
		~((letters | c->digits) << 1 | (before < 0x80 && (is_lettery(before) || (byte)(before - '0') < 10)));
}

/* The next place from p on in the block, or NULL. */
static inline const byte *next_in_block(const opening_cursor *c, const byte *p)
{
	uint64_t from = ~(uint64_t)0 << (p - c->block);
	for (uint64_t hits = (c->digits | c->words) & from; hits; hits &= hits - 1) {
		int i = __builtin_ctzll(hits);
		const byte *at = c->block + i;
		if (c->digits >> i & 1) return at;
		if (is_beginning(c->set, c->start, at, c->end)) return at;
	}
	return NULL;
}
#endif

const byte *opening_next(opening_cursor *c, const byte *p)
{
#if defined OPENING_AVX2
	if (__builtin_cpu_supports("avx2")) {
		for (; p < c->end; p = c->block_end) {
			if (p >= c->block_end) look_on(c, p);
			const byte *found = next_in_block(c, p);
			if (found) return found;
		}
		return c->end;
	}
#endif
	while (p < c->end && !opening_here(c->set, c->start, p, c->end)) p++;
	return p;
}
