#!/bin/sh
# Builds CVODE and KLU from Debian's source packages for this very machine: build.sh FOLDER
# The binary packages are several times slower and may not be compared with.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
cd "$1"
flags="-O3 -march=native"

if [ ! -d lists ]; then
    mkdir -p lists/partial
    sed -n '/^URIs:/{s/URIs: *//p;q}' /etc/apt/sources.list.d/debian.sources > mirror
    echo "deb-src $(cat mirror) $(. /etc/os-release; echo "$VERSION_CODENAME") main" > sources.list
fi
apt="apt-get -q -o Dir::Etc::sourcelist=$PWD/sources.list -o Dir::Etc::sourceparts=- -o Dir::State::lists=$PWD/lists"
if ! ls -d sundials-*/ suitesparse-*/ > /dev/null 2>&1; then
    $apt update
    $apt source --download-only sundials suitesparse
    for archive in *.orig.tar.*; do
        tar xf "$archive"
    done
fi
sundials=$(ls -d "$PWD"/sundials-*/ | head -1)
suite=$(ls -d "$PWD"/[Ss]uite[Ss]parse-*/ | head -1)

mkdir -p klu/include klu/lib klu/objects
for part in SuiteSparse_config AMD COLAMD BTF KLU; do
    find "$suite$part" -name '*.h' -exec cp {} klu/include/ \;
done
for file in "$suite"SuiteSparse_config/SuiteSparse_config.c "$suite"AMD/Source/amd_*.c "$suite"COLAMD/Source/colamd.c \
    "$suite"BTF/Source/btf_*.c "$suite"KLU/Source/klu*.c; do
    gcc $flags -DDINT -DNTIMER -fPIC -Iklu/include -c "$file" -o klu/objects/"$(basename "$file" .c)".o
done
rm -f klu/lib/*.a
for library in klu amd colamd btf suitesparseconfig; do
    # One archive holds all; the others satisfy the names that SUNDIALS asks for.
    ar rcs klu/lib/lib$library.a klu/objects/*.o
done

cmake -S "$sundials" -B build -DCMAKE_BUILD_TYPE=Release -DCMAKE_C_FLAGS_RELEASE="$flags -DNDEBUG" \
    -DCMAKE_INSTALL_PREFIX="$PWD/installed" -DBUILD_SHARED_LIBS=OFF -DBUILD_ARKODE=OFF -DBUILD_CVODES=OFF \
    -DBUILD_IDA=OFF -DBUILD_IDAS=OFF -DBUILD_KINSOL=OFF -DEXAMPLES_ENABLE_C=OFF -DEXAMPLES_INSTALL=OFF \
    -DSUNDIALS_INDEX_SIZE=32 -DSUNDIALS_LOGGING_LEVEL=0 -DENABLE_KLU=ON \
    -DKLU_INCLUDE_DIR="$PWD/klu/include" -DKLU_LIBRARY_DIR="$PWD/klu/lib" > cmake.log
cmake --build build --target install -j 1 > make.log
# The C model is written from the very network that Sarcotrace runs.
dotnet build -c Release "$here/../../Sarcotrace.Bench" > bench.log
"$here/../../../artifacts/bin/Sarcotrace.Bench/release/Sarcotrace.Bench" c-model "$PWD/model.h"
gcc $flags -I"$PWD" -I"$PWD/installed/include" -I"$PWD/klu/include" "$here/qsp41.c" -o qsp41 \
    -L"$PWD/installed/lib" -lsundials_cvode -lsundials_sunlinsolklu -lsundials_sunmatrixsparse -lsundials_nvecserial \
    -lsundials_generic -L"$PWD/klu/lib" -lklu -lm
