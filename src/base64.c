#include "base64.h"

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void base64_encode(buf *out, span s)
{
	for (size_t i = 0; i < s.n; i += 3) {
		size_t n = s.n - i < 3 ? s.n - i : 3;
		uint32_t bits =
			(uint32_t)s.p[i] << 16 | (n > 1 ? (uint32_t)s.p[i + 1] << 8 : 0) | (n > 2 ? s.p[i + 2] : 0);
		for (size_t k = 0; k < 4; k++)
			buf_add_byte(out, k <= n ? (byte)digits[bits >> (18 - 6 * k) & 63] : '=');
	}
}

/* 0 to 63, or -1. */
static int value(byte c)
{
	const char *p = c ? strchr(digits, c) : NULL;
	return p ? (int)(p - digits) : -1;
}

/* The bytes of four digits, the last group's padding included. */
static bool decode_group(buf *out, const byte *p, bool last)
{
	size_t n = last && p[3] == '=' ? (p[2] == '=' ? 1 : 2) : 3;
	uint32_t bits = 0;
	for (size_t k = 0; k < 4; k++) {
		int v = k <= n ? value(p[k]) : 0;
		if (v < 0) return false;
		bits = bits << 6 | (uint32_t)v;
	}
	for (size_t k = 0; k < n; k++) buf_add_byte(out, (byte)(bits >> (16 - 8 * k)));
	return true;
}

bool base64_decode(buf *out, span s)
{
	if (s.n % 4) return false;
	for (size_t i = 0; i < s.n; i += 4)
		if (!decode_group(out, s.p + i, i + 4 == s.n)) return false;
	return true;
}
