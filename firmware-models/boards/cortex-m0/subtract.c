/*
 * Subtraction of doubles on cores without a floating-point unit: the compiler's library for Cortex-M0 has it as a second
 * copy of its addition, 1.8 KB. The bits are the same.
 */
double __aeabi_dadd(double a, double b);
double __aeabi_dsub(double a, double b);

double __aeabi_dsub(double a, double b) {
  return __aeabi_dadd(a, -b);
}
