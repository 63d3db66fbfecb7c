#include "hash.h"

#include "check.h"

static uint64_t value(span s)
{
	hash h = {0};
	hash_add(&h, s);
	return hash_value(&h);
}

/* Values that xxhsum -H64 gives. */
static void known(void)
{
	static const char pangram[] = "Nobody inspects the spammish repetition";
	CHECK(value((span){0}) == 0xEF46DB3751D8E999u);
	CHECK(value(span_of("a")) == 0xD24EC4F1A98C6E5Bu);
	CHECK(value(span_of("abc")) == 0x44BC2CF5AD770999u);
	CHECK(value(span_of(pangram)) == 0xFBCEA83C8A378BF1u);
}

/* However the bytes arrive, and each of them counts. */
static void pieces(void)
{
	byte text[300];
	for (size_t i = 0; i < sizeof text; i++) text[i] = (byte)check_random();
	for (size_t n = 0; n < sizeof text; n++) {
		uint64_t whole = value((span){text, n});
		hash h = {0};
		for (size_t at = 0, k; at < n; at += k) {
			k = 1 + check_below(n - at < 70 ? n - at : 70);
			hash_add(&h, (span){text + at, k});
			hash_add(&h, (span){0});
		}
		CHECK(hash_value(&h) == whole && h.n == n);
		if (n == 0) continue;
		byte *changed = text + check_below(n);
		*changed ^= 1;
		CHECK(value((span){text, n}) != whole);
		*changed ^= 1;
	}
}

int main(void)
{
	known();
	pieces();
	return check_end();
}
