#!/usr/bin/env bash
# Starts the build of this repository: ./build.sh [TARGET] [--OPTION=VALUE]    (./build.sh --description names the targets)
set -euo pipefail
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
exec dotnet run --project "$(dirname "${BASH_SOURCE[0]}")/build/Build.csproj" --verbosity quiet -- "$@"
