#include "scan.h"

#include <string.h>

#include "die.h"

#if defined __SSE2__
#include <emmintrin.h>
#elif defined __ARM_NEON
#include <arm_neon.h>
#endif

void scan_add(scan_set *set, span bytes)
{
	for (size_t i = 0; i < bytes.n; i++) {
		byte c = bytes.p[i];
		if (set->in[c]) continue;
		if (set->n == SCAN_MOST) die(STATUS_USAGE, "a set of more than %d bytes to look for", SCAN_MOST);
		set->in[c] = true;
		memset(set->each[set->n++], c, SCAN_BLOCK);
	}
}

void scan_add_high(scan_set *set)
{
	set->high = true;
	memset(set->in + 0x80, true, 0x80);
}

const byte *scan_scalar(const byte *p, const byte *end, const scan_set *set)
{
	while (p < end && !set->in[*p]) p++;
	return p;
}

#if defined __SSE2__
/* A bit for each of the sixteen bytes at p that is in the set. */
static inline unsigned block(const byte *p, const scan_set *set)
{
	__m128i text = _mm_loadu_si128((const __m128i *)(const void *)p);
	__m128i hit = set->high ? text : _mm_setzero_si128();
	for (int i = 0; i < set->n; i++)
		hit = _mm_or_si128(hit, _mm_cmpeq_epi8(text, *(const __m128i *)(const void *)set->each[i]));
	return (unsigned)_mm_movemask_epi8(hit);
}
#elif defined __ARM_NEON
/* Not a mask, but zero where none of the sixteen bytes is in the set: scan_scalar then finds which. */
static inline unsigned block(const byte *p, const scan_set *set)
{
	uint8x16_t text = vld1q_u8(p);
	uint8x16_t hit = vdupq_n_u8(0);
	if (set->high) hit = vcgeq_u8(text, vdupq_n_u8(0x80));
	for (int i = 0; i < set->n; i++) hit = vorrq_u8(hit, vceqq_u8(text, vld1q_u8(set->each[i])));
	uint64x2_t halves = vreinterpretq_u64_u8(hit);
	return (vgetq_lane_u64(halves, 0) | vgetq_lane_u64(halves, 1)) != 0;
}
#endif

const byte *scan(const byte *p, const byte *end, const scan_set *set)
{
#if defined __SSE2__ || defined __ARM_NEON
	for (; end - p >= SCAN_BLOCK; p += SCAN_BLOCK) {
		unsigned hit = block(p, set);
		if (!hit) continue;
#if defined __SSE2__ && defined __GNUC__
		return p + __builtin_ctz(hit);
#else
		break;
#endif
	}
#endif
	return scan_scalar(p, end, set);
}
