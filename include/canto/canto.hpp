// Everything that needs nothing but the standard library.
#pragma once

#include <canto/condition.hpp>
#include <canto/error.hpp>
#include <canto/limits.hpp>
#include <canto/ns.hpp>
#include <canto/result.hpp>
#include <canto/version.hpp>
