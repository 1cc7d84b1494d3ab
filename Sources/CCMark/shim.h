#if __has_include(<cmark.h>)
#include <cmark.h>
#else
#error "libcmark is missing; install it with: apt-get install libcmark-dev"
#endif
