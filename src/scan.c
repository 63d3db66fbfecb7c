#include "scan.h"

#include <string.h>

#if defined __SSE2__
#include <immintrin.h>
#elif defined __ARM_NEON
#include <arm_neon.h>
#endif

/* The low halves that belong to a high half, a bit for each. */
static uint16_t low_halves(const scan_set *set, unsigned high)
{
	uint16_t lows = 0;
	for (unsigned low = 0; low < 16; low++) lows |= (uint16_t)(set->in[high << 4 | low] << low);
	return lows;
}

static void make_tables(scan_set *set)
{
	uint16_t groups[8] = {0};
	memset(set->low, 0, sizeof set->low);
	memset(set->high_half, 0, sizeof set->high_half);
	set->tables = true;
	for (unsigned high = 0; high < 16; high++) {
		uint16_t lows = low_halves(set, high);
		int g = 0;
		if (lows == 0) continue;
		while (g < 8 && groups[g] && groups[g] != lows) g++;
		if (g == 8) {
			set->tables = false;
			return;
		}
		groups[g] = lows;
		set->high_half[high] = (byte)(1 << g);
		for (unsigned low = 0; low < 16; low++) set->low[low] |= (byte)((lows >> low & 1) << g);
	}
}

static void add_byte(scan_set *set, byte c)
{
	if (set->in[c]) return;
	set->in[c] = true;
	if (set->n < SCAN_MOST) memset(set->each[set->n], c, SCAN_LANES);
	set->n++;
}

void scan_add(scan_set *set, span bytes)
{
	for (size_t i = 0; i < bytes.n; i++) add_byte(set, bytes.p[i]);
	make_tables(set);
}

void scan_add_range(scan_set *set, byte from, byte to)
{
	for (unsigned c = from; c <= to; c++) add_byte(set, (byte)c);
	make_tables(set);
}

void scan_add_high(scan_set *set)
{
	set->high = true;
	memset(set->in + 0x80, true, 0x80);
	make_tables(set);
}

void scan_doubled(scan_set *set, byte c) { set->doubled = c; }

const byte *scan_scalar(const byte *p, const byte *end, const scan_set *set)
{
	while (p < end && !set->in[*p]) p++;
	return p;
}

/* A bit for each of the SCAN_BLOCK bytes at p that is in the set; where there is no such machine, all of them, so that
 * scan_scalar has to look. */
static inline uint32_t block(const byte *p, const scan_set *set)
{
#if defined __SSE2__
	__m128i one = _mm_loadu_si128((const __m128i *)(const void *)p);
	__m128i two = _mm_loadu_si128((const __m128i *)(const void *)(p + SCAN_LANES));
	__m128i hit_one = set->high ? one : _mm_setzero_si128(), hit_two = set->high ? two : _mm_setzero_si128();
	for (int i = 0; i < set->n; i++) {
		__m128i each = _mm_load_si128((const __m128i *)(const void *)set->each[i]);
		hit_one = _mm_or_si128(hit_one, _mm_cmpeq_epi8(one, each));
		hit_two = _mm_or_si128(hit_two, _mm_cmpeq_epi8(two, each));
	}
	return (uint32_t)_mm_movemask_epi8(hit_one) | (uint32_t)_mm_movemask_epi8(hit_two) << SCAN_LANES;
#elif defined __ARM_NEON
	uint8x16_t one = vld1q_u8(p), two = vld1q_u8(p + SCAN_LANES), hit = vdupq_n_u8(0);
	if (set->high) hit = vcgeq_u8(vorrq_u8(one, two), vdupq_n_u8(0x80));
	for (int i = 0; i < set->n; i++) {
		uint8x16_t each = vld1q_u8(set->each[i]);
		hit = vorrq_u8(hit, vorrq_u8(vceqq_u8(one, each), vceqq_u8(two, each)));
	}
	uint64x2_t halves = vreinterpretq_u64_u8(hit);
	return (vgetq_lane_u64(halves, 0) | vgetq_lane_u64(halves, 1)) != 0 ? UINT32_MAX : 0;
#else
	(void)p, (void)set;
	return UINT32_MAX;
#endif
}

const byte *scan_back_scalar(const byte *start, const byte *p, const scan_set *set)
{
	while (p > start && set->in[p[-1]]) p--;
	return p;
}

#if defined __SSE2__ && defined __GNUC__
/* A bit for each of the SCAN_BLOCK bytes at p that is in the set. */
__attribute__((target("avx2"))) static inline uint32_t look_up(const byte *p, const scan_set *set)
{
	__m256i low = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)set->low));
	__m256i high = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)set->high_half));
	__m256i half = _mm256_set1_epi8(0x0F), text = _mm256_loadu_si256((const __m256i *)(const void *)p);
	__m256i lows = _mm256_shuffle_epi8(low, _mm256_and_si256(text, half));
	__m256i highs = _mm256_shuffle_epi8(high, _mm256_and_si256(_mm256_srli_epi16(text, 4), half));
	__m256i none = _mm256_cmpeq_epi8(_mm256_and_si256(lows, highs), _mm256_setzero_si256());
	return ~(uint32_t)_mm256_movemask_epi8(none);
}

/* The hits without those that are a byte of which only two matter, and whose neighbour is another. */
__attribute__((target("avx2"))) static inline uint32_t without_lone(uint32_t hits, const byte *p, byte doubled)
{
	__m256i text = _mm256_loadu_si256((const __m256i *)(const void *)p);
	uint32_t each = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(text, _mm256_set1_epi8((char)doubled)));
	return hits & ~(each & ~(each >> 1) & INT32_MAX); /* what stands behind the last byte is not seen */
}

__attribute__((target("avx2"))) static const byte *scan_avx2(const byte *p, const byte *end, const scan_set *set)
{
	if (end - p < SCAN_BLOCK) return scan_scalar(p, end, set);
	for (; end - p >= SCAN_BLOCK; p += SCAN_BLOCK) {
		uint32_t hits = look_up(p, set);
		if (hits && set->doubled) hits = without_lone(hits, p, set->doubled);
		if (hits) return p + __builtin_ctz(hits);
	}
	/* The last bytes, once more with some before them. */
	uint32_t hits = p < end ? look_up(end - SCAN_BLOCK, set) >> (SCAN_BLOCK - (end - p)) : 0;
	return hits ? p + __builtin_ctz(hits) : end;
}

__attribute__((target("avx2"))) static const byte *scan_back_avx2(const byte *start, const byte *p, const scan_set *set)
{
	for (; p - start >= SCAN_BLOCK; p -= SCAN_BLOCK) {
		uint32_t others = ~look_up(p - SCAN_BLOCK, set);
		if (others) return p - __builtin_clz(others);
	}
	return scan_back_scalar(start, p, set);
}
#endif

const byte *scan(const byte *p, const byte *end, const scan_set *set)
{
#if defined __SSE2__ && defined __GNUC__
	if (set->tables && __builtin_cpu_supports("avx2")) return scan_avx2(p, end, set);
#endif
	if (set->n > SCAN_MOST) return scan_scalar(p, end, set);
	for (; end - p >= SCAN_BLOCK; p += SCAN_BLOCK) {
		uint32_t hits = block(p, set);
		if (!hits) continue;
#if defined __SSE2__ && defined __GNUC__
		return p + __builtin_ctz(hits);
#else
		break;
#endif
	}
	return scan_scalar(p, end, set);
}

const byte *scan_back(const byte *start, const byte *p, const scan_set *set)
{
#if defined __SSE2__ && defined __GNUC__
	if (set->tables && __builtin_cpu_supports("avx2")) return scan_back_avx2(start, p, set);
#endif
	return scan_back_scalar(start, p, set);
}

static bool in_word(byte c) { return (byte)((c | 0x20) - 'a') <= 'z' - 'a' || (byte)(c - '0') <= 9; }

const byte *scan_word_scalar(const byte *p, const byte *end)
{
	while (p < end && in_word(*p)) p++;
	return p;
}

scan_bits scan_block_scalar(const byte *p)
{
	scan_bits b = {0};
	for (int i = 0; i < SCAN_BITS; i++) {
		b.word |= (uint64_t)in_word(p[i]) << i;
		b.blank |= (uint64_t)(p[i] == ' ') << i;
		b.comma |= (uint64_t)(p[i] == ',') << i;
		bool letter = i > 0 && p[i - 1] == 0xC3 && (p[i] & 0xC0) == 0x80 && p[i] != 0x97 && p[i] != 0xB7;
		if (letter) b.word |= (uint64_t)3 << (i - 1);
	}
	return b;
}
