#include "base64.h"

#include "check.h"

static void is(const char *bytes, const char *text)
{
	buf b = {0};
	base64_encode(&b, span_of(bytes));
	CHECK_SPAN(buf_span(&b), text);
	buf_clear(&b);
	CHECK(base64_decode(&b, span_of(text)));
	CHECK_SPAN(buf_span(&b), bytes);
	buf_free(&b);
}

static void is_none(const char *text)
{
	buf b = {0};
	check_case = text;
	CHECK(!base64_decode(&b, span_of(text)));
	check_case = NULL;
	buf_free(&b);
}

static void random_bytes(void)
{
	buf bytes = {0}, text = {0}, back = {0};
	for (int i = 0; i < 2000; i++) {
		buf_clear(&bytes), buf_clear(&text), buf_clear(&back);
		for (size_t n = check_below(40); n > 0; n--) buf_add_byte(&bytes, (byte)check_below(256));
		base64_encode(&text, buf_span(&bytes));
		CHECK(base64_decode(&back, buf_span(&text)) && span_equal(buf_span(&back), buf_span(&bytes)));
	}
	buf_free(&bytes), buf_free(&text), buf_free(&back);
}

/* RFC 4648, section 10. */
int main(void)
{
	is("", ""), is("f", "Zg=="), is("fo", "Zm8="), is("foo", "Zm9v"), is("foob", "Zm9vYg=="),
		is("fooba", "Zm9vYmE="), is("foobar", "Zm9vYmFy");
	is_none("Z"), is_none("Zg="), is_none("Zg=a"), is_none("Z==="), is_none("Zg==Zg=="), is_none("Zm9\n"),
		is_none("Zm 9");
	random_bytes();
	return check_end();
}
