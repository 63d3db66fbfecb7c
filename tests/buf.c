#include "buf.h"

#include "check.h"
#include "die.h"

static void grows(void)
{
	buf b = {0};
	for (size_t i = 0; i < 100000; i++) buf_add_byte(&b, (byte)(i * 7));
	CHECK(b.n == 100000 && b.cap >= b.n);
	bool same = true;
	for (size_t i = 0; i < b.n; i++) same = same && b.p[i] == (byte)(i * 7);
	CHECK(same);
	size_t cap = b.cap;
	buf_clear(&b);
	CHECK(b.n == 0 && b.cap == cap);
	buf_add(&b, span_of("abc"));
	buf_add(&b, (span){NULL, 0});
	CHECK_SPAN(buf_span(&b), "abc");
	buf_free(&b);
	CHECK(b.p == NULL && b.n == 0 && b.cap == 0);
	buf_add_byte(&b, 'x');
	CHECK_SPAN(buf_span(&b), "x");
	buf_free(&b);
}

static void reserves(void)
{
	buf b = {0};
	buf_reserve(&b, 1000);
	CHECK(b.cap >= 1000 && b.n == 0);
	byte *p = b.p;
	for (int i = 0; i < 1000; i++) buf_add_byte(&b, 'a');
	CHECK(b.p == p);
	buf_free(&b);
}

static void takes_words(void)
{
	span words = span_of("von  vor");
	CHECK_SPAN(span_word(&words), "von");
	CHECK_SPAN(span_word(&words), "");
	CHECK_SPAN(words, "vor");
	CHECK_SPAN(span_word(&words), "vor");
	CHECK(words.n == 0);
	words = (span){0};
	CHECK(span_word(&words).n == 0 && words.n == 0);
}

static void compares(void)
{
	CHECK(span_equal((span){NULL, 0}, span_of("")));
	CHECK(span_equal(span_of("ab"), span_of("ab")));
	CHECK(!span_equal(span_of("ab"), span_of("ac")));
	CHECK(!span_equal(span_of("ab"), span_of("abc")));
	CHECK(!span_equal((span){(const byte *)"a\0b", 3}, (span){(const byte *)"a\0c", 3}));
	CHECK_SPAN(span_cut(span_of("abcdef"), 2, 4), "cd");
	CHECK(span_cut(span_of("abc"), 3, 3).n == 0);
}

static void array_keeps_elements(void)
{
	int *p = NULL;
	size_t cap = 0;
	for (size_t n = 0; n < 5000; n++) {
		p = array_grow(p, &cap, n + 1, sizeof *p);
		CHECK(cap > n);
		p[n] = (int)n;
	}
	bool same = true;
	for (int i = 0; i < 5000; i++) same = same && p[i] == i;
	CHECK(same);
	CHECK(array_grow(p, &cap, 10, sizeof *p) == p);
	free(p);
}

static void zeroes(void)
{
	byte *p = zalloc(4096);
	bool zero = true;
	for (int i = 0; i < 4096; i++) zero = zero && p[i] == 0;
	CHECK(zero);
	free(p);
}

#if defined __has_feature
#define SANITIZED __has_feature(address_sanitizer)
#elif defined __SANITIZE_ADDRESS__
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

#if !SANITIZED /* which ends such a program itself */
static void too_much(const void *unused)
{
	buf b = {0};
	(void)unused;
	buf_reserve(&b, (size_t)1 << 55);
}

static void no_memory_ends(void)
{
	char said[256];
	CHECK(check_status(too_much, NULL, said, sizeof said) == STATUS_FAILED);
	CHECK(strstr(said, "out of memory") != NULL);
}
#else
static void no_memory_ends(void) {}
#endif

int main(void)
{
	grows();
	reserves();
	takes_words();
	compares();
	array_keeps_elements();
	zeroes();
	no_memory_ends();
	return check_end();
}
