#include "check.hpp"

#include <cstdlib>
#include <new>

// Counts what is allocated by the program, not by the library, which has its own functions.
std::atomic<int> allocations = 0;

void* operator new(std::size_t size) {
    ++allocations;
    void* memory = std::malloc(size == 0 ? 1 : size);
    if (memory == nullptr) {
        std::abort();
    }
    return memory;
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}
