#include "exact.h"

#include "check.h"

/* The text of q, as a fraction if `ratio`. */
static void is_text(quantity q, bool ratio, const char *expected)
{
	exact_texts a = {{0}, {0}, false};
	exact_text t = exact_put(&a, q, ratio);
	check_case = expected;
	CHECK_SPAN(((span){a.bytes.p + t.at, t.n}), expected);
	check_case = NULL;
	buf_free(&a.bytes);
	buf_free(&a.digits);
}

static quantity of(uint64_t mantissa, uint64_t divisor, int exponent)
{
	return (quantity){.mantissa = mantissa, .divisor = divisor, .exponent = exponent};
}

static void texts(void)
{
	is_text(exact_whole(0), false, "0");
	is_text(exact_whole(UINT64_MAX), false, "18446744073709551615");
	is_text(of(25, 1, -1), false, "2.5");
	is_text(of(2500, 1, -2), false, "25");
	is_text(of(5, 1, -3), false, "0.005");
	is_text(of(5, 1, 3), false, "5000");
	is_text(of(3, 4, 0), false, "0.75");
	is_text(of(3, 4, 0), true, "3/4");
	is_text(of(2, 6, 0), false, "1/3");
	is_text(of(1, 1, EXACT_DIGITS + 1), false, "1E4097");
	is_text((quantity){.negative = true, .mantissa = 7, .divisor = 1}, false, "-7");
	is_text((quantity){.digits = span_of("12.345.678"), .divisor = 1, .exponent = -3}, false, "12345.678");
}

static void arithmetic(void)
{
	quantity q = of(5, 1, -1);
	CHECK(exact_scale(&q, 1000000) && q.scale == 6);
	is_text(q, false, "500000");
	q = exact_whole(2);
	CHECK(exact_add(&q, 1, 3));
	is_text(q, true, "7/3");
	q = exact_whole(UINT64_MAX);
	CHECK(!exact_add(&q, 1, 1) && q.mantissa == UINT64_MAX);
	CHECK(!exact_scale(&q, 12));
	CHECK(exact_less(of(1, 3, 0), of(34, 1, -2)) && !exact_less(of(34, 1, -2), of(1, 3, 0)));
	CHECK(exact_power_of_ten(1000) == 3 && exact_power_of_ten(1) == 0 && exact_power_of_ten(12) == -1 &&
		exact_power_of_ten(0) == -1);
}

static void powers(void)
{
	quantity q = of(11, 1, -1);
	CHECK(exact_power(&q, 23));
	is_text(q, false, "8.95430243255237372246531"); /* 11^23 / 10^23 */
	q = of(25, 1, -1);
	CHECK(exact_power(&q, -1));
	is_text(q, false, "0.4");
	q = exact_whole(10);
	CHECK(exact_power(&q, 6));
	is_text(q, false, "1000000");
	q = exact_whole(7);
	CHECK(exact_power(&q, 0));
	is_text(q, false, "1");
	q = exact_whole(0);
	CHECK(!exact_power(&q, -1));
	q = exact_whole(99999);
	CHECK(!exact_power(&q, 999));
}

int main(void)
{
	texts();
	arithmetic();
	powers();
	return check_end();
}
