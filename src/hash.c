#include "hash.h"

uint64_t hash_add(uint64_t h, span s)
{
	for (size_t i = 0; i < s.n; i++) h = (h ^ s.p[i]) * 1099511628211u;
	return h;
}
