#include "opening.h"

#include <string.h>

#if defined __SSE2__ && defined __GNUC__
#include <immintrin.h>
#define OPENING_AVX2 1
#endif

enum { LANES = 32, BLOCK = 64, NONE = UINT16_MAX };

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

/* How many of these halves of bytes there are, each as often as text has it; no branch, for there is no telling. */
static int64_t sum_of(const byte *often, unsigned halves)
{
	unsigned n = 0;
	for (unsigned i = 0; i < 16; i++) n += often[i] & -(halves >> i & 1);
	return n;
}

/* How many beginnings of words fit the group. */
static int64_t size_of(const struct opening_group *g)
{
	/* The low halves of letters, of p, of a and q, of b and r …, in Latin script; high halves tell less. */
	static const byte low[16] = {1, 7, 9, 10, 11, 20, 3, 4, 4, 8, 1, 2, 4, 3, 9, 5};
	static const byte high[16] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
	int64_t size = 1;
	for (size_t i = 0; i < OPENING_BYTES; i++) {
		size *= sum_of(low, g->low[i]);
		if (i < OPENING_HIGH) size *= sum_of(high, g->high[i]);
	}
	return size;
}

static struct opening_group merged(const struct opening_group *a, const struct opening_group *b)
{
	struct opening_group both = *a;
	for (size_t i = 0; i < OPENING_BYTES; i++) {
		both.low[i] |= b->low[i];
		both.high[i] |= b->high[i];
	}
	both.size = size_of(&both);
	return both;
}

/* Makes one group of the two that grow least by it. */
static void merge_two(opening *o)
{
	int one = 0, other = 1;
	int64_t least = INT64_MAX;
	for (int i = 0; i < o->groups; i++)
		for (int k = i + 1; k < o->groups; k++) {
			const struct opening_group *a = o->group + i, *b = o->group + k;
			int64_t more = merged(a, b).size - a->size - b->size;
			if (more < least) least = more, one = i, other = k;
		}
	o->group[one] = merged(o->group + one, o->group + other);
	o->group[other] = o->group[--o->groups];
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
	struct opening_group group = {0};
	for (size_t i = 0; i < OPENING_BYTES; i++) add_halves(&group, i, word);
	group.size = size_of(&group);
	for (int i = 0; i < o->groups; i++)
		if (merged(o->group + i, &group).size == o->group[i].size) return; /* fits it already */
	o->group[o->groups++] = group;
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

/* Whether the word at p begins as one that was added, and is not the rest of one. Goes without a branch in the common
 * case, for there is no telling. */
static inline bool is_beginning(const opening *o, const byte *start, const byte *p, const byte *end)
{
	byte last[OPENING_BYTES] = {0};
	bool known;
	if (end - p < OPENING_BYTES) {
		memcpy(last, p, (size_t)(end - p));
		known = has_bit(o, bit_at(last));
	} else {
		known = has_bit(o, bit_at(p));
	}
	if (p > start && p[-1] >= 0x80) return known && !is_inside(start, p);
	return known;
}

/* Whether the four bytes at p, with zeros behind the end, fit a group. */
static bool fits_group(const opening *o, const byte *p, const byte *end)
{
	unsigned fit = 0xFF;
	for (int i = 0; i < OPENING_BYTES; i++) {
		byte c = end - p > i ? p[i] : 0;
		fit &= o->low[i][c & 15] & (i < OPENING_HIGH ? o->high[i][c >> 4] : 0xFF);
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

/* What a byte is, by its low and its high half: a digit of ASCII, a letter of one of two columns, or one that may lead
 * a digit, C2, D9 to DF, E0 E1 E2 EA EF, F0. */
enum { DIGIT = 1, LETTER_ODD = 2, LETTER_EVEN = 4, LEADS = 8 | 16 | 32 | 64 };
static const byte class_low[16] = {101, 39, 47, 7, 7, 7, 7, 7, 7, 23, 54, 18, 18, 18, 18, 50};
static const byte class_high[16] = {0, 0, 0, DIGIT, 2, 4, 2, 4, 0, 0, 0, 0, 8, 16, 32, 64};

/* The tables for each byte that is looked at. */
typedef struct {
	__m256i low[OPENING_BYTES], high[OPENING_HIGH], class_low, class_high;
} tables;

AVX2 __m256i low_halves(__m256i t) { return _mm256_and_si256(t, _mm256_set1_epi8(0x0F)); }

AVX2 __m256i high_halves(__m256i t) { return low_halves(_mm256_srli_epi16(t, 4)); }

AVX2 __m256i look_up(__m256i low, __m256i low_half, __m256i high, __m256i high_half)
{
	return _mm256_and_si256(_mm256_shuffle_epi8(low, low_half), _mm256_shuffle_epi8(high, high_half));
}

AVX2 uint64_t bits_of(__m256i t) { return (uint32_t)_mm256_movemask_epi8(t); }

AVX2 uint64_t zeros_of(__m256i t) { return bits_of(_mm256_cmpeq_epi8(t, _mm256_setzero_si256())); }

/* A bit for each byte: a digit of ASCII, one that leads another digit, neither letter nor digit, and one that begins
 * nothing that was added. */
typedef struct {
	uint64_t digits, leads, others, none;
} masks;

/* Looks at 32 bytes at p, whose bits begin at `at`; reads up to p[34]. */
AVX2 void look_at(const tables *t, const byte *p, int at, masks *m)
{
	__m256i text = load(p), next = load(p + 1), low = low_halves(text), high = high_halves(text);
	__m256i class = look_up(t->class_low, low, t->class_high, high);
	__m256i fit = _mm256_and_si256(look_up(t->low[0], low, t->high[0], high),
		look_up(t->low[1], low_halves(next), t->high[1], high_halves(next)));
	fit = _mm256_and_si256(fit, _mm256_and_si256(_mm256_shuffle_epi8(t->low[2], low_halves(load(p + 2))),
					    _mm256_shuffle_epi8(t->low[3], low_halves(load(p + 3)))));
	m->none |= zeros_of(fit) << at;
	m->digits |= bits_of(_mm256_slli_epi16(class, 7)) << at;
	m->others |= zeros_of(_mm256_and_si256(class, _mm256_set1_epi8(DIGIT | LETTER_ODD | LETTER_EVEN))) << at;
	if (!_mm256_testz_si256(class, _mm256_set1_epi8(LEADS))) m->leads |= bits_of(digit_leads(text, next)) << at;
}

/* The same of the 64 bytes at p, or of those before the end: of a copy with zeros behind. */
AVX2 masks look_at_block(const tables *t, const byte *p, const byte *end)
{
	byte copy[BLOCK + OPENING_BYTES];
	masks m = {0};
	size_t left = (size_t)(end - p);
	if (left < sizeof copy) {
		memcpy(copy, p, left);
		memset(copy + left, 0, sizeof copy - left);
		p = copy;
	}
	look_at(t, p, 0, &m);
	look_at(t, p + LANES, LANES, &m);
	return m;
}

/* Most blocks have no more than two places; how many is chance, so no branch asks. */
static inline void put_places(opening_places *l, uint64_t bits, size_t from)
{
	unsigned n = l->n;
	for (int i = 0; i < 2; i++, bits &= bits - (bits > 0)) {
		l->at[n] = (uint16_t)(from + (size_t)__builtin_ctzll(bits | (uint64_t)1 << 63));
		n += bits > 0;
	}
	for (; bits; bits &= bits - 1) l->at[n++] = (uint16_t)(from + (size_t)__builtin_ctzll(bits));
	l->n = n;
}

/* Leaves the places where a word begins as one that was added. */
static void leave_beginnings(opening_cursor *c)
{
	opening_places *l = &c->words;
	unsigned n = 0;
	for (unsigned i = 0; i < l->n; i++) {
		uint16_t at = l->at[i];
		l->at[n] = at;
		n += is_beginning(c->set, c->start, c->chunk + at, c->end);
	}
	l->n = n;
}

AVX2 tables tables_of(const opening *o)
{
	return (tables){{table(o->low[0]), table(o->low[1]), table(o->low[2]), table(o->low[3])},
		{table(o->high[0]), table(o->high[1])}, table(class_low), table(class_high)};
}

/* Looks at the next chunk. Of digits of ASCII in a row only the first is a place. */
__attribute__((target("avx2"))) static void look_on(opening_cursor *c, const byte *p)
{
	const tables t = tables_of(c->set);
	byte before = p > c->start ? p[-1] : 0;
	uint64_t digit = (byte)(before - '0') < 10, outside = !digit && (before >= 0x80 || !is_lettery(before));
	c->chunk = p;
	c->chunk_end = c->end - p > OPENING_CHUNK ? p + OPENING_CHUNK : c->end;
	c->digits.n = c->words.n = c->digits.next = c->words.next = 0;
	for (; p < c->chunk_end; p += BLOCK) {
		masks m = look_at_block(&t, p, c->end);
		size_t from = (size_t)(p - c->chunk);
		put_places(&c->digits, (m.digits & ~(m.digits << 1 | digit)) | m.leads, from);
		put_places(&c->words, ~m.none & (m.others << 1 | outside), from);
		digit = m.digits >> (BLOCK - 1);
		outside = m.others >> (BLOCK - 1);
	}
	leave_beginnings(c);
	c->digits.at[c->digits.n] = c->words.at[c->words.n] = NONE;
}

/* The first of the places that is not before `from`. */
static inline uint16_t next_place(opening_places *l, size_t from)
{
	while (l->at[l->next] < from) l->next++;
	return l->at[l->next];
}

static const byte *next_by_chunks(opening_cursor *c, const byte *p)
{
	for (; p < c->end; p = c->chunk_end) {
		if (p >= c->chunk_end) look_on(c, p);
		if ((byte)(*p - '0') < 10) return p;
		size_t from = (size_t)(p - c->chunk);
		uint16_t digit = next_place(&c->digits, from), word = next_place(&c->words, from);
		if (digit != word) return c->chunk + (digit < word ? digit : word);
		if (digit != NONE) return c->chunk + digit;
	}
	return c->end;
}
#endif

void opening_start(opening_cursor *c, const opening *set, span text)
{
	c->set = set;
	c->start = c->chunk = c->chunk_end = text.p;
	c->end = text.p + text.n;
}

const byte *opening_next(opening_cursor *c, const byte *p)
{
#if defined OPENING_AVX2
	if (__builtin_cpu_supports("avx2")) return next_by_chunks(c, p);
#endif
	while (p < c->end && !opening_here(c->set, c->start, p, c->end)) p++;
	return p;
}
