#include "scan.h"

#include "check.h"

enum { LONGEST = 100, ALIGNMENTS = SCAN_BLOCK };

static check_fence fence;

/* Both find the same place, for every length and alignment, wherever the first hit is. */
static bool agrees(const scan_set *set, span text)
{
	bool ok = true;
	for (size_t at = 0; at < ALIGNMENTS && ok; at++) {
		for (size_t n = 0; n <= LONGEST && ok; n++) {
			const byte *p = text.p + at, *end = p + n;
			ok = scan(p, end, set) == scan_scalar(p, end, set);
		}
	}
	return ok;
}

static void fill(byte *t, const scan_set *set, int rare)
{
	for (size_t i = 0; i < LONGEST + ALIGNMENTS; i++) {
		do t[i] = (byte)check_random();
		while (set->in[t[i]] && check_below((size_t)rare));
	}
}

static void set_agrees(const scan_set *set)
{
	byte t[LONGEST + ALIGNMENTS];
	bool ok = true;
	for (int round = 0; round < 30 && ok; round++) {
		fill(t, set, 1 + round * 8);
		ok = agrees(set, (span){t, sizeof t});
	}
	CHECK(ok);
}

/* scan_scalar itself, by the definition; and each of the 256 bytes alone behind bytes that are not in the set. */
static void each_byte(const scan_set *set, const bool *in)
{
	unsigned other = 0;
	bool ok = true;
	while (other < 256 && in[other]) other++;
	if (other == 256) return;
	for (unsigned c = 0; c < 256; c++) {
		for (size_t before = 0; before < 70; before += 3) {
			byte t[80];
			memset(t, (int)other, sizeof t);
			t[before] = (byte)c;
			const byte *want = in[c] ? t + before : t + sizeof t;
			ok = ok && scan_scalar(t, t + sizeof t, set) == want && scan(t, t + sizeof t, set) == want;
		}
	}
	CHECK(ok);
}

static void set_of(const char *bytes, size_t n, bool high)
{
	scan_set set = {0};
	bool in[256] = {false};
	scan_add(&set, (span){(const byte *)bytes, n});
	if (high) scan_add_high(&set);
	for (size_t i = 0; i < n; i++) in[(byte)bytes[i]] = true;
	if (high) memset(in + 0x80, true, 0x80);
	set_agrees(&set);
	each_byte(&set, in);
}

static void sets(void)
{
	set_of("", 0, false);
	set_of("\n", 1, false);
	set_of("\0", 1, true);
	set_of("\n\0", 2, true);
	set_of(".!?\xE2\xC3", 5, false);
	set_of("\"'`\xC2\xE2\xE3\xEF", 7, false);
	set_of("\x0F\xF0\xFF\x00\x80\x7F", 6, false);
	set_of("0123456789", 10, false);
	set_of("", 0, true);
}

/* Nine high halves, each with low halves of its own: too many for the tables. */
static void without_tables(void)
{
	static const char many[] = "\x01\x12\x23\x34\x45\x56\x67\x78\x89\x9A";
	scan_set set = {0};
	scan_add(&set, span_of(many));
	CHECK(!set.tables);
	set_of(many, sizeof many - 1, false);
	set_of(many, sizeof many - 1, true);
	scan_set few = {0};
	scan_add(&few, span_of("\x01\x12\x23\x34\x45\x56\x67\x78"));
	CHECK(few.tables);
	set_agrees(&few);
	/* The compare loop, too, where the machine has tables. */
	scan_set compare = few;
	compare.tables = false;
	set_agrees(&compare);
	scan_add_high(&compare);
	compare.tables = false;
	set_agrees(&compare);
}

static void random_sets(void)
{
	for (int i = 0; i < 20; i++) {
		char bytes[SCAN_MOST];
		size_t n = 1 + check_below(sizeof bytes);
		for (size_t k = 0; k < n; k++) bytes[k] = (char)check_random();
		set_of(bytes, n, check_below(2));
	}
}

/* The same run from its end, in blocks as byte by byte, with or without tables. */
static void backwards(void)
{
	scan_set set = {0};
	byte t[LONGEST];
	bool ok = true;
	scan_add(&set, span_of("abc\n"));
	CHECK(set.tables);
	for (int i = 0; i < 20000 && ok; i++) {
		size_t n = check_below(sizeof t + 1);
		for (size_t k = 0; k < n; k++) t[k] = (byte)(check_below(40) ? 'a' : check_random());
		span s = i % 2 ? check_at_end(fence, (span){t, n}) : check_at_start(fence, (span){t, n});
		const byte *want = s.p + n;
		while (want > s.p && set.in[want[-1]]) want--;
		set.tables = i % 3 > 0;
		ok = scan_back(s.p, s.p + n, &set) == want && scan_back_scalar(s.p, s.p + n, &set) == want;
	}
	CHECK(ok);
}

static void never_outside(void)
{
	scan_set set = {0};
	byte t[LONGEST];
	memset(t, 'a', sizeof t);
	scan_add(&set, span_of("\n"));
	for (size_t n = 0; n <= LONGEST; n++) {
		span s = check_at_end(fence, (span){t, n});
		CHECK(scan(s.p, s.p + n, &set) == s.p + n);
		s = check_at_start(fence, (span){t, n});
		CHECK(scan(s.p, s.p + n, &set) == s.p + n);
	}
}

/* No pair, and no other byte of the set, is passed over; in a block all lone ones are. */
static void doubled(void)
{
	scan_set set = {0};
	byte t[LONGEST];
	bool ok = true;
	scan_add(&set, span_of("\",\xE2"));
	scan_doubled(&set, ',');
	for (int i = 0; i < 5000 && ok; i++) {
		for (size_t k = 0; k < sizeof t; k++) t[k] = (byte)(check_below(20) ? 'a' : ",,,\""[check_below(4)]);
		const byte *end = t + sizeof t, *hit = scan(t, end, &set);
		ok = hit == end || set.in[*hit];
		for (const byte *p = t; p < hit; p++) ok = ok && (!set.in[*p] || (*p == ',' && p[1] != ','));
	}
	CHECK(ok);
}

static void adds_a_byte_once(void)
{
	scan_set set = {0};
	for (int i = 0; i < 100; i++) scan_add(&set, span_of("abc"));
	CHECK(set.n == 3);
}

/* Letters and digits of ASCII, in blocks as one by one; every byte ends a word or does not. */
static void words(void)
{
	bool ok = true;
	byte t[LONGEST];
	for (unsigned c = 0; c < 256; c++) {
		byte one = (byte)c;
		bool in = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
		ok = ok && scan_word_scalar(&one, &one + 1) == &one + in;
	}
	for (int i = 0; i < 20000 && ok; i++) {
		size_t n = check_below(sizeof t + 1);
		for (size_t k = 0; k < n; k++)
			t[k] = check_below(30) ? (byte) "azAZ09"[check_below(6)] : (byte)check_random();
		span s = i % 2 ? check_at_end(fence, (span){t, n}) : check_at_start(fence, (span){t, n});
		ok = scan_word(s.p, s.p + n) == scan_word_scalar(s.p, s.p + n);
	}
	CHECK(ok);
}

/* The bytes of a word that may have letters up to U+00FF, one by one. */
static size_t short_length(const byte *p, const byte *end)
{
	const byte *at = p;
	while (at < end) {
		size_t n = (size_t)(scan_word_scalar(at, end) - at);
		if (n == 0 && end - at > 1 && at[0] == 0xC3 && (at[1] & 0xC0) == 0x80 && at[1] != 0x97 && at[1] != 0xB7)
			n = 2;
		if (n == 0) break;
		at += n;
	}
	return (size_t)(at - p);
}

static void short_words(void)
{
	bool ok = true;
	byte t[2 * SCAN_LANES];
	int found = 0;
	for (int i = 0; i < 50000 && ok; i++) {
		static const char often[] = "azAZ09\xC3\xC3\xC3\xA4\xB6\x9F\x97\xB7\xC0\xBF";
		size_t n = check_below(sizeof t + 1);
		for (size_t k = 0; k < n; k++)
			t[k] = check_below(12) ? (byte)often[check_below(sizeof often - 1)] : (byte)check_random();
		span s = i % 2 ? check_at_end(fence, (span){t, n}) : check_at_start(fence, (span){t, n});
		scan_short word = scan_short_word(s.p, s.p + n);
		size_t length = short_length(s.p, s.p + n);
		found += word.n > 0;
		if (word.n == SCAN_LANES - 1 && s.p[word.n] == 0xC3) continue; /* it may go on */
		ok = word.n == 0 || word.n == length;
		for (size_t k = 0; k < 2 * sizeof word.head; k++)
			ok = ok &&
			     (byte)((k < 8 ? word.head : word.second) >> 8 * (k % 8)) == (k < word.n ? s.p[k] : 0);
	}
	CHECK(ok);
#if defined __x86_64__ && defined __GNUC__
	CHECK(found > 1000);
#endif
}

static void blocks(void)
{
	static const char often[] = "aZ09  ,,\xC3\xC3\xA4\x9F\x97\xB7\xC0\xBF@[`{/:";
	bool ok = true;
	byte t[SCAN_BITS];
	for (int i = 0; i < 50000 && ok; i++) {
		for (size_t k = 0; k < sizeof t; k++)
			t[k] = check_below(12) ? (byte)often[check_below(sizeof often - 1)] : (byte)check_random();
		const byte *p = check_at_end(fence, (span){t, sizeof t}).p;
		scan_bits a = scan_block(p), b = scan_block_scalar(p);
		ok = a.word == b.word && a.blank == b.blank && a.comma == b.comma;
	}
	CHECK(ok);
	scan_bits b = scan_block(
		(const byte *)"Gr\xC3\xBC\xC3\x9F, 3 \xC3\x97 4                                                      ");
	CHECK(b.word == 0x213F);
	CHECK(b.comma == 1 << 6);
	for (unsigned n = 0; n < SCAN_BITS; n++) CHECK(scan_lowest((uint64_t)5 << n) == n);
}

int main(void)
{
	fence = check_fence_open(LONGEST);
	sets();
	without_tables();
	random_sets();
	backwards();
	never_outside();
	doubled();
	adds_a_byte_once();
	words();
	short_words();
	blocks();
	return check_end();
}
